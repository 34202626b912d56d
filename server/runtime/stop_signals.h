// SIGTERM and SIGINT as something to wait for, instead of something that interrupts.
#ifndef OAS_SERVER_RUNTIME_STOP_SIGNALS_H_
#define OAS_SERVER_RUNTIME_STOP_SIGNALS_H_

namespace oas::runtime {

// Holds the signals back from every thread that is started afterwards. Call first in main.
void BlockStopSignals();

// Waits for one of them and returns its number. A second one during the drain ends the process as
// usual.
int WaitForStopSignal();

}  // namespace oas::runtime

#endif  // OAS_SERVER_RUNTIME_STOP_SIGNALS_H_
