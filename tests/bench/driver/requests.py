"""Requests as bench_load reads them: a method and the message as text."""


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


def search(words):
    return f"MissionService/SearchCatalog query: {quoted(words)}"
