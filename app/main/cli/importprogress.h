// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"

#include <QString>
#include <QTextStream>

#include <optional>

namespace onescreen {

/// One line about how far a piece of work is: on a terminal it is rewritten five times a second, elsewhere (a
/// log file) a new line comes every ten seconds, and one when the work is done.
class ImportProgress
{
public:
    ImportProgress(QTextStream& err, const Clock& clock, bool terminal)
        : m_err(err), m_clock(clock), m_terminal(terminal)
    {
    }

    /// `what` as in "Checking" or "Sending", `unit` as in "rows".
    void begin(const QString& what, const QString& unit);
    void show(qint64 done, qint64 total);
    /// Shows the last figures and leaves the line.
    void end();
    /// Leaves the line, so that a message can be printed; show() goes on.
    void interrupt();

private:
    [[nodiscard]] QString text() const;

    QTextStream& m_err;
    const Clock& m_clock;
    bool m_terminal;
    QString m_what;
    QString m_unit;
    std::chrono::steady_clock::time_point m_begin{};
    std::optional<std::chrono::steady_clock::time_point> m_shown;
    qint64 m_done = 0;
    qint64 m_total = 0;
    bool m_lineOpen = false;
};

/// "3 s", "2 min 05 s", "1 h 02 min".
QString durationText(std::chrono::seconds duration);

} // namespace onescreen
