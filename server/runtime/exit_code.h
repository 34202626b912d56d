// How missiond ends; told in its --help and the README.
#ifndef OAS_SERVER_RUNTIME_EXIT_CODE_H_
#define OAS_SERVER_RUNTIME_EXIT_CODE_H_

namespace oas::runtime {

enum ExitCode : int {
  kExitOk = 0,            // stopped as asked, or the data is sound
  kExitFailure = 1,       // an error that has no code of its own
  kExitUsage = 2,         // wrong options
  kExitData = 3,          // the data folder cannot be read or is faulty
  kExitCannotListen = 4,  // the address is taken or no address
  kExitStore = 5,         // a store cannot be opened, read, filled or copied, is damaged, has lost
                          // history, or did not answer at the end
};

}  // namespace oas::runtime

#endif  // OAS_SERVER_RUNTIME_EXIT_CODE_H_
