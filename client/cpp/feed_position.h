// A place in a feed of changes.
#ifndef CLIENT_CPP_FEED_POSITION_H_
#define CLIENT_CPP_FEED_POSITION_H_

#include <cstdint>
#include <string>

namespace oas::missions {

// Up to where a feed was read. Kept by whoever wants to go on there later (FeedTokenFile).
struct FeedPosition {
  // Everything up to this revision was handed over; 0 when that is not known.
  std::int64_t revision = 0;
  // Resumes after it; bytes that mean something to the server only. Empty before the first answer.
  std::string resume_token;
  // False while the initial state, which was asked for, is not complete.
  bool synced = true;
};

}  // namespace oas::missions

#endif  // CLIENT_CPP_FEED_POSITION_H_
