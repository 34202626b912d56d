#include "tests/bench/phrases.h"

#include <array>

#include "absl/strings/str_cat.h"

namespace oas::bench {
namespace {

using Words = const char* const[];

constexpr Words kFirstNames = {
    "Ada",   "Bruno",  "Carla",  "Dario",   "Elena", "Felipe", "Gloria", "Hugo",  "Irene", "Joel",
    "Karla", "Leon",   "Marta",  "Nestor",  "Olga",  "Pablo",  "Rosa",   "Saul",  "Tania", "Ulises",
    "Vera",  "Walter", "Ximena", "Yolanda", "Zoilo", "Andrea", "Benito", "Celia", "Diego", "Emma"};
constexpr Words kLastNames = {"Aranda",  "Bastidas", "Carrera",  "Duarte",    "Espinal", "Fuentes",
                              "Galindo", "Herrera",  "Ibarra",   "Jaramillo", "Lacayo",  "Machado",
                              "Navarro", "Olmedo",   "Paredes",  "Quiroga",   "Robleda", "Salinas",
                              "Toledo",  "Ugarte",   "Valdivia", "Wilson",    "Yepes",   "Zavala",
                              "Joseph",  "Pierre",   "Thompson", "Moreira",   "Cardozo", "Etienne"};
constexpr Words kSubjects = {
    "The delegation",           "The special envoy",     "The Permanent Council",
    "A group of observers",     "The mediating team",    "The electoral tribunal",
    "The opposition bloc",      "The interim cabinet",   "The General Secretariat",
    "A round table of parties", "The technical team",    "The congress",
    "The supreme court",        "The church conference", "A commission of jurists",
    "The trade unions"};
constexpr Words kVerbs = {"agreed on",   "asked for",         "reviewed",      "opened talks about",
                          "reported on", "set aside",         "witnessed",     "drafted",
                          "accepted",    "put off",           "took note of",  "kept watch over",
                          "called for",  "helped to prepare", "mediated over", "verified"};
constexpr Words kObjects = {"a calendar for the vote",         "the release of detained leaders",
                            "an audit of the voter register",  "the return of the assembly",
                            "a truce between the factions",    "the terms of a national dialogue",
                            "a reform of the judiciary",       "safe passage for exiles",
                            "the count in disputed districts", "guarantees for the press",
                            "the appointment of magistrates",  "a plan to disarm irregular groups",
                            "the boundary commission's map",   "an inquiry into deaths in custody",
                            "the transfer of office",          "a pact on party financing"};
constexpr Words kManners = {"within the agreed term",
                            "after three rounds of talks",
                            "under the eyes of observers",
                            "in closed session",
                            "with the consent of all parties",
                            "against the advice of its chair",
                            "at the request of the government",
                            "before the regular session",
                            "in the border provinces",
                            "with technical support",
                            "despite renewed protests",
                            "as the mandate foresaw",
                            "without a vote",
                            "for the second time",
                            "in the capital",
                            "by the end of the month"};
constexpr Words kSituations = {"dispute over the electoral register",
                               "removal of the head of state",
                               "closure of the assembly",
                               "clash between the powers of the state",
                               "unrest after a contested count",
                               "revolt in the barracks",
                               "stalled transfer of office",
                               "border incident",
                               "strike against the constitutional reform",
                               "crisis of the supreme court"};
constexpr Words kOffices = {"Foreign Minister",     "Special Envoy",    "Ambassador",
                            "Head of Delegation",   "Former President", "Chair of the Council",
                            "Electoral Magistrate", "Deputy Minister",  "Chief of Staff",
                            "Spokesperson",         "Bishop",           "Attorney General"};
constexpr Words kQualities = {"Special", "Joint", "Second", "Technical", "High-Level", "Follow-up"};

const char* MissionNoun(v1::MissionType type) {
  switch (type) {
    case v1::MISSION_TYPE_GOOD_OFFICES:
      return "Good Offices Mission";
    case v1::MISSION_TYPE_DIALOGUE_FACILITATION:
      return "Dialogue Table";
    case v1::MISSION_TYPE_FACT_FINDING:
      return "Fact-Finding Mission";
    case v1::MISSION_TYPE_DIPLOMATIC:
      return "Diplomatic Mission";
    case v1::MISSION_TYPE_POLITICAL_ACCOMPANIMENT:
      return "Political Accompaniment";
    case v1::MISSION_TYPE_ELECTORAL_SUPPORT:
      return "Electoral Support Mission";
    case v1::MISSION_TYPE_ANTI_CORRUPTION:
      return "Anti-Corruption Mission";
    case v1::MISSION_TYPE_HUMAN_RIGHTS:
      return "Human Rights Visit";
    case v1::MISSION_TYPE_PEACE_SUPPORT:
      return "Peace Support Mission";
    default:
      return "Institutional Support Mission";
  }
}

}  // namespace

PersonName PickPersonName(Random& random) {
  const std::string first = random.Pick(kFirstNames);
  const std::string last = random.Pick(kLastNames);
  PersonName name{absl::StrCat(first, " ", last), absl::StrCat(first, "-", last)};
  for (char& c : name.slug) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  return name;
}

std::string MissionTitle(v1::MissionType type, absl::string_view country, Random& random) {
  const std::string title = absl::StrCat(MissionNoun(type), " in ", country);
  return random.Chance(0.3) ? absl::StrCat(random.Pick(kQualities), " ", title) : title;
}

std::string Sentence(Random& random) {
  const char* const subject = random.Pick(kSubjects);
  const char* const verb = random.Pick(kVerbs);
  const char* const object = random.Pick(kObjects);
  if (random.Chance(0.2)) return absl::StrCat(subject, " ", verb, " ", object, ".");
  return absl::StrCat(subject, " ", verb, " ", object, " ", random.Pick(kManners), ".");
}

std::string Paragraph(int count, Random& random) {
  std::string text = Sentence(random);
  for (int i = 1; i < count; ++i) absl::StrAppend(&text, " ", Sentence(random));
  return text;
}

std::string Situation(Random& random) { return random.Pick(kSituations); }
std::string Office(Random& random) { return random.Pick(kOffices); }

}  // namespace oas::bench
