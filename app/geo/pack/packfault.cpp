// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/pack/packfault.h"

#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen::geo {

namespace {

QString whereInLayer(const PackFault& fault)
{
    QStringList parts;
    if (!fault.layer.isEmpty())
        parts << u"layer "_s + fault.layer;
    if (fault.feature)
        parts << u"feature %1"_s.arg(*fault.feature);
    if (fault.row)
        parts << u"row %1"_s.arg(*fault.row);
    QString where = parts.join(u", "_s);
    if (!fault.subject.isEmpty())
        where += u" ("_s + fault.subject + u')';
    return where;
}

} // namespace

QString PackFault::toString() const
{
    QStringList parts;
    if (!file.isEmpty())
        parts << file;
    QString where = whereInLayer(*this);
    if (!field.isEmpty())
        where += (where.isEmpty() ? QString() : u", "_s) + field;
    if (!where.isEmpty())
        parts << where;
    return (parts << text).join(u": "_s);
}

Error PackFault::toError() const
{
    const QString where = whereInLayer(*this);
    return {.kind = kind,
            .text = where.isEmpty() ? text : where + u": "_s + text,
            .place = {.file = file, .row = row.value_or(0), .field = field}};
}

void PackFaults::add(PackFault fault)
{
    ++m_count;
    const auto known = std::ranges::find(m_perLayer, fault.layer, &std::pair<QString, qint64>::first);
    qint64 before = 0;
    if (known == m_perLayer.end())
        m_perLayer.emplace_back(fault.layer, 1);
    else
        before = known->second++;
    if (before < mostPerLayer)
        m_faults.push_back(std::move(fault));
}

std::vector<PackFault> PackFaults::take() &&
{
    for (const auto& [layer, count] : m_perLayer) {
        if (count > mostPerLayer)
            m_faults.push_back(
                {.layer = layer,
                 .text = u"%1 more faults of this layer are not listed."_s.arg(count - mostPerLayer)});
    }
    return std::move(m_faults);
}

} // namespace onescreen::geo
