// SIGTERM and SIGINT as something to wait for, instead of something that interrupts; and an end for
// what does not end.
#ifndef OAS_SERVER_RUNTIME_STOP_SIGNALS_H_
#define OAS_SERVER_RUNTIME_STOP_SIGNALS_H_

#include "absl/time/time.h"

namespace oas::runtime {

// Holds the signals back from every thread that is started afterwards. Call first in main.
void BlockStopSignals();

// Waits for one of them, or for StopProcess, and returns the number of the signal. A second one
// during the drain ends the process as usual.
int WaitForStopSignal();

// Lets WaitForStopSignal return. Thread-safe.
void StopProcess();

// From now on the process has `patience` to end by itself, in whole seconds; after that it is ended
// with `exit_code` and says on stderr that its store does not answer.
void LimitEnd(absl::Duration patience, int exit_code);

}  // namespace oas::runtime

#endif  // OAS_SERVER_RUNTIME_STOP_SIGNALS_H_
