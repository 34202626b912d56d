"""Requests as bench_load reads them: a method and the message as text."""


import json


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def get_mission(name):
    return f"MissionService/GetMission name: {quoted(name)}"


def list_missions(filter_text, page_size):
    return f"MissionService/ListMissions filter: {quoted(filter_text)} page_size: {page_size}"


def query_missions(view):
    return f"MissionService/QueryMissions view: RECORD_VIEW_{view}"


def summarize_missions(filter_text):
    return f"MissionService/SummarizeMissions filter: {quoted(filter_text)}"


def apply_mission(mission, title):
    """Gives a mission, as GetMission answers it in JSON, another title."""
    record = {key: value for key, value in mission.items() if key != "etag"} | {"title": title}
    request = {"records": [{"mission": record}], "options": {"reason": "benchmark"}}
    return f"CurationService/ApplyCatalog {json.dumps(request)}"


def watch():
    """Follows what comes, without messages that only say that nothing has."""
    return 'TimelineService/WatchTimeline now: true progress_interval: { seconds: 86400 }'


def search(words):
    return f"MissionService/SearchCatalog query: {quoted(words)}"
