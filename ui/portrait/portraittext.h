// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/analysis/narrative/narrative.h"
#include "app/analysis/narrative/unitcomparison.h"

#include <QLocale>
#include <QString>
#include <QStringList>

namespace onescreen {

/// The words of a portrait.

/// "2024 年第 6 期（月报）", "2024 年第 2 期（季报）"; the period itself when it has no number.
QString issueTitle(const Period& period);
QString levelText(portrait::Level level);
/// "不适用", "未报" …; empty for a value.
QString stateText(portrait::State state);
QString levelText(portrait::WarningLevel level); ///< "红", "橙", "黄", "蓝"
QString ruleText(portrait::WarningRule rule);
/// "超出下控制限", "连续上升"; empty without a signal.
QString signalText(statistics::SignalRule rule, statistics::SignalSide side);
/// "按现状会达标", "按现状达不到", "说不准"; empty without a target.
QString assuranceText(statistics::Assurance assurance);
QString tellingText(portrait::Telling telling);
QString topicTitle(portrait::Topic topic);
QString pointText(const portrait::PointLine& line, const QLocale& locale);

/// "98.8%", "1,204 件", with its sign for a change; the digits are never more than the number's own.
QString numberText(const portrait::Number& number, const QLocale& locale);
/// "98.8%"; "9/10" with too few cases; "—" when missing.
QString valueText(const portrait::Item& item, const QLocale& locale);
/// "1,188/1,204"; empty without parts.
QString partsText(std::optional<double> numerator, std::optional<double> denominator, const QLocale& locale);

/// The fixed template of a sentence, with %1, %2 … for its numbers, then its entries, then its reason. Holds
/// no digit of its own.
QString sentenceTemplate(portrait::SentenceKind kind);
QString sentenceText(const portrait::Sentence& sentence, const QLocale& locale);
/// The sentences of one topic as one paragraph.
QString paragraphText(const std::vector<portrait::Sentence>& sentences, portrait::Topic topic,
                      const QLocale& locale);

} // namespace onescreen
