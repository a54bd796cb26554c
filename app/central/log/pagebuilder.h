// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/central/log/chain.h"

#include <QByteArray>

#include <limits>
#include <optional>
#include <vector>

namespace onescreen::central {

/// One entry of the log as the page needs it. `id`, `action` and `data` are UTF-8 as stored.
struct PageEntry
{
    qint64 seq = 0;
    qint64 transaction = 0;
    Entity entity = Entity::Event;
    QByteArray id;
    qint64 version = 0;
    LogOp op = LogOp::Put;
    QByteArray region; ///< Empty: none.
    QByteArray action; ///< Empty: none.
    QByteArray data;
    bool hasLeft = false; ///< The reader's scope: told as "out", without region and data.
};

/// Collects entries in the order of the log until the page is full and cuts it at the end of a transaction.
class PageBuilder
{
public:
    /// Resources with a number above `waysAfter` are told every time, not only the last: where they were on
    /// the way is what clients draw trails from.
    explicit PageBuilder(qint64 maxBytes, qint64 waysAfter = std::numeric_limits<qint64>::max())
        : m_maxBytes(maxBytes), m_waysAfter(waysAfter)
    {
    }

    /// False when the entry does not fit any more; it then belongs to the next page.
    bool add(const PageEntry& entry);
    /// Nothing follows the last entry in its transaction, so the page may end there.
    void closeTransaction() { m_complete = m_lines.size(); }
    /// Drops the part of a transaction that is not complete, unless that would leave nothing: then the page
    /// is split.
    void cut();

    [[nodiscard]] bool isSplit() const { return m_split; }
    [[nodiscard]] std::optional<qint64> lastSeq() const;
    /// Lines of the page. A put is left out when a later entry of the page has the same row; an entry with an
    /// action never is, because the operator's client waits for it.
    [[nodiscard]] QByteArray operations(int* count) const;

private:
    struct Line
    {
        qint64 seq;
        qint64 transaction;
        qsizetype begin;
        qsizetype size;
        QByteArray row; ///< Entity and id.
        bool replaceable;
    };
    qint64 m_maxBytes;
    qint64 m_waysAfter;
    QByteArray m_bytes;
    std::vector<Line> m_lines;
    std::size_t m_complete = 0; ///< Lines that end with a whole transaction.
    bool m_split = false;
};

/// Appends a JSON string with quotes; `utf8` is valid UTF-8.
void appendJsonText(QByteArray& out, QByteArrayView utf8);

} // namespace onescreen::central
