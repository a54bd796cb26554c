// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/central/log/pagereader.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <map>
#include <vector>

namespace onescreen::central {

/// Answers to what was written into a shared log, held until the entries have their numbers: who has the
/// answer finds its entries in the log. After two seconds the answer goes anyway, because what it says is
/// committed.
class HeldReplies : public QObject
{
    Q_OBJECT

public:
    using Send = std::function<void(qint64 head)>; ///< Builds and sends the answer.
    /// Asks the database elsewhere and answers later, in this thread; with nothing when it cannot be asked.
    using Ask = std::function<void(std::vector<qint64> places, std::function<void(const Numbered&)> done)>;

    explicit HeldReplies(Ask ask);

    /// `place`: of the last entry of its transaction.
    void hold(qint64 place, Send send);
    /// The head of the log has moved.
    void onHead(qint64 head);
    [[nodiscard]] std::size_t count() const { return m_held.size(); }

private:
    struct Held
    {
        Send send;
        std::chrono::steady_clock::time_point until;
    };
    void ask();
    void release(const Numbered& numbered);
    void releaseLate();

    Ask m_ask;
    std::map<qint64, Held> m_held;
    qint64 m_head = 0;
    bool m_isAsking = false;
    bool m_askAgain = false;
    QTimer m_late;
};

} // namespace onescreen::central
