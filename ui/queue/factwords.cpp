// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/factwords.h"

#include "ui/common/timetext.h"

#include <QCoreApplication>

#include <algorithm>

namespace onescreen {

namespace {

struct FactWords
{
    Q_DECLARE_TR_FUNCTIONS(FactWords)
};

template <typename Name> void addNames(QStringList& words, const QSet<QString>& codes, Name name)
{
    QStringList found;
    for (const QString& code : codes)
        found << (code.isEmpty() ? FactWords::tr("没有承办单位") : name(code));
    found.sort();
    words << found;
}

} // namespace

QStringList factWords(const FactConditions& facts, const NameBook& names)
{
    QStringList words;
    addNames(words, facts.categories, [&](const QString& code) { return names.categoryName(code); });
    addNames(words, facts.sources, [&](const QString& code) { return names.sourceName(code); });
    addNames(words, facts.units, [&](const QString& id) { return names.unitName(id); });
    if (facts.exactArea)
        words << FactWords::tr("只到本级、不含下级");
    if (facts.dueIn)
        words << FactWords::tr("%1 到期").arg(facts.dueIn->toString());
    if (facts.endedIn)
        words << FactWords::tr("%1 办结或作废").arg(facts.endedIn->toString());
    if (facts.hasDue)
        words << (*facts.hasDue ? FactWords::tr("有时限") : FactWords::tr("没有时限"));
    if (facts.onTime)
        words << (*facts.onTime ? FactWords::tr("按期办结") : FactWords::tr("超期办结"));
    if (facts.overdueAt)
        words << FactWords::tr("到 %1 超期未结").arg(businessDateTimeText(*facts.overdueAt));
    if (facts.acceptedWithin)
        words << (*facts.acceptedWithin == anyTime
                      ? FactWords::tr("已受理")
                      : FactWords::tr("%1内受理").arg(durationText(*facts.acceptedWithin)));
    if (facts.assignedWithin)
        words << (*facts.assignedWithin == anyTime
                      ? FactWords::tr("已派遣")
                      : FactWords::tr("%1内派遣").arg(durationText(*facts.assignedWithin)));
    if (facts.reopened)
        words << FactWords::tr("曾重新打开");
    return words;
}

} // namespace onescreen
