// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/crc32c.h"

#include <QByteArray>

#include <span>
#include <vector>

namespace onescreen::test {

/// A page of the change feed as a server writes it; the parts can be spoilt one by one.
struct SamplePage
{
    QByteArray begin =
        R"({"k":"page","proto":1,"epoch":"e1","from":0,"to":100,"head":100,"schema":1,"now":"2026-11-22T04:11:02.123Z"})";
    std::vector<QByteArray> lines;
    QByteArray next = "cursor-100";
    bool more = false;

    [[nodiscard]] QByteArray bytes() const
    {
        QByteArray body = begin + '\n';
        for (const QByteArray& line : lines)
            body += line + '\n';
        const auto crc =
            crc32c(std::as_bytes(std::span(body.constData(), static_cast<std::size_t>(body.size()))));
        return body + R"({"k":"end","n":)" + QByteArray::number(lines.size()) + R"(,"crc":")" +
               QByteArray::number(crc, 16).rightJustified(8, '0') + R"(","more":)" +
               (more ? "true" : "false") + R"(,"next":")" + next + "\"}\n";
    }
};

inline QByteArray putLine(qint64 seq, const QByteArray& entity, const QByteArray& id, const QByteArray& row)
{
    return R"({"k":"put","s":)" + QByteArray::number(seq) + R"(,"x":7,"e":")" + entity + R"(","id":")" + id +
           R"(","v":3,"r":"330902","a":null,"d":)" + row + '}';
}

} // namespace onescreen::test
