#include "server/query/text/tokenizer.h"

#include <array>
#include <utility>

namespace oas::query {
namespace {

int AddToken(void* context, int /*flags*/, const char* folded, int size, int begin, int end) {
  static_cast<std::vector<TextToken>*>(context)->push_back(
      {std::string(folded, static_cast<size_t>(size)), static_cast<size_t>(begin),
       static_cast<size_t>(end)});
  return SQLITE_OK;
}

}  // namespace

absl::StatusOr<Tokenizer> Tokenizer::Create() {
  auto database = OpenInMemory();
  if (!database.ok()) return database.status();
  const auto api = Fts5ApiOf(database->get());
  if (!api.ok()) return api.status();
  void* user_data = nullptr;
  fts5_tokenizer functions{};
  int code = (*api)->xFindTokenizer(*api, "unicode61", &user_data, &functions);
  if (code != SQLITE_OK) return StatusOfSqlite(code, database->get());
  std::array<const char*, 2> arguments = {"remove_diacritics", "2"};
  Fts5Tokenizer* tokenizer = nullptr;
  code = functions.xCreate(user_data, arguments.data(), arguments.size(), &tokenizer);
  if (code != SQLITE_OK) return StatusOfSqlite(code, database->get());
  return Tokenizer(*std::move(database), functions, tokenizer);
}

std::vector<TextToken> Tokenizer::Tokenize(absl::string_view text) const {
  std::vector<TextToken> tokens;
  functions_.xTokenize(tokenizer_.get(), &tokens, FTS5_TOKENIZE_DOCUMENT, text.data(),
                       static_cast<int>(text.size()), AddToken);
  return tokens;
}

}  // namespace oas::query
