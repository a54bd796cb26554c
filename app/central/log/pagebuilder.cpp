// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/log/pagebuilder.h"

#include <QSet>

namespace onescreen::central {

namespace {

/// Names never change, and looking them up for each line costs more than writing it.
const QByteArray& entityWord(Entity entity)
{
    static const std::vector<QByteArray> words = [] {
        std::vector<QByteArray> made;
        made.reserve(allEntities.size());
        for (const Entity one : allEntities)
            made.push_back(entityName(one).toLatin1());
        return made;
    }();
    return words[static_cast<std::size_t>(entity)];
}

void appendOperation(QByteArray& out, const PageEntry& entry)
{
    const bool isPut = entry.op == LogOp::Put && !entry.hasLeft;
    out += isPut ? R"({"k":"put","s":)" : entry.hasLeft ? R"({"k":"out","s":)" : R"({"k":"del","s":)";
    out += QByteArray::number(entry.seq);
    out += R"(,"x":)";
    out += QByteArray::number(entry.transaction);
    out += R"(,"e":")";
    out += entityWord(entry.entity);
    out += R"(","id":)";
    appendJsonText(out, entry.id);
    out += R"(,"v":)";
    out += QByteArray::number(entry.version);
    if (!entry.region.isEmpty() && !entry.hasLeft) { // where it went is not for who lost it
        out += R"(,"r":")";
        out += entry.region;
        out += '"';
    }
    if (!entry.action.isEmpty()) {
        out += R"(,"a":)";
        appendJsonText(out, entry.action);
    }
    if (isPut) {
        out += R"(,"d":)";
        out += entry.data;
    }
    out += "}\n";
}

} // namespace

void appendJsonText(QByteArray& out, QByteArrayView utf8)
{
    out += '"';
    for (const char c : utf8) {
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (static_cast<unsigned char>(c) < 0x20) {
            out += "\\u00";
            out += QByteArray::number(static_cast<unsigned char>(c), 16).rightJustified(2, '0');
        } else {
            out += c;
        }
    }
    out += '"';
}

bool PageBuilder::add(const PageEntry& entry)
{
    const qsizetype begin = m_bytes.size();
    appendOperation(m_bytes, entry);
    if (!m_lines.empty() && m_bytes.size() > m_maxBytes) {
        m_bytes.truncate(begin);
        if (m_lines.back().transaction != entry.transaction)
            closeTransaction();
        return false;
    }
    if (!m_lines.empty() && m_lines.back().transaction != entry.transaction)
        closeTransaction();
    const bool onTheWay = entry.entity == Entity::Resource && entry.seq > m_waysAfter;
    QByteArray row(1, static_cast<char>(entry.entity));
    row += entry.id;
    m_lines.push_back(
        {.seq = entry.seq,
         .transaction = entry.transaction,
         .begin = begin,
         .size = m_bytes.size() - begin,
         .row = std::move(row),
         .replaceable = entry.op == LogOp::Put && !entry.hasLeft && entry.action.isEmpty() && !onTheWay});
    return true;
}

void PageBuilder::cut()
{
    if (m_complete == m_lines.size())
        return;
    if (m_complete == 0) {
        m_split = true;
        return;
    }
    m_bytes.truncate(m_lines[m_complete].begin);
    m_lines.resize(m_complete);
}

std::optional<qint64> PageBuilder::lastSeq() const
{
    return m_lines.empty() ? std::nullopt : std::optional(m_lines.back().seq);
}

QByteArray PageBuilder::operations(int* count) const
{
    std::vector<bool> dropped(m_lines.size());
    QSet<QByteArrayView> later;
    later.reserve(std::ssize(m_lines));
    std::size_t kept = m_lines.size();
    for (std::size_t at = m_lines.size(); at-- > 0;) {
        if (later.contains(m_lines[at].row) && m_lines[at].replaceable) {
            dropped[at] = true;
            --kept;
        }
        later.insert(m_lines[at].row);
    }
    *count = static_cast<int>(kept);
    if (kept == m_lines.size())
        return m_bytes;
    QByteArray bytes;
    bytes.reserve(m_bytes.size());
    for (std::size_t at = 0; at < m_lines.size(); ++at) {
        if (!dropped[at])
            bytes += QByteArrayView(m_bytes).sliced(m_lines[at].begin, m_lines[at].size);
    }
    return bytes;
}

} // namespace onescreen::central
