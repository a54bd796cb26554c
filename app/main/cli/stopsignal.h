// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace onescreen {

/// Ctrl+C and a request to end (SIGTERM) as something that can be asked. A second signal ends the program as
/// usual. One object at a time, in the main thread.
class StopSignal
{
public:
    StopSignal();
    ~StopSignal(); ///< Gives the signals back.
    StopSignal(const StopSignal&) = delete;
    StopSignal& operator=(const StopSignal&) = delete;

    [[nodiscard]] bool requested() const;
};

} // namespace onescreen
