// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/assessment/assessmenttypes.h"

#include <QLocale>
#include <QString>

namespace onescreen {

/// A number and the unit that stands small beside it.
struct NumberParts
{
    QString number; ///< "98.8", "—"
    QString unit;   ///< "%", "百分点"; empty beside "—".

    [[nodiscard]] QString text() const;
    friend bool operator==(const NumberParts&, const NumberParts&) = default;
};

/// A number in the indicator's unit with its decimals, rounded once, half away from zero.
NumberParts valueParts(const IndicatorInfo& info, std::optional<double> value, const QLocale& locale);
/// The figure as it stands in a cell: with too few cases "9/10" instead of a rate, "—" when missing.
NumberParts figureParts(const IndicatorInfo& info, const Figure& figure, const QLocale& locale);
/// "+1.2 百分点" for rates, "+3.4 %" for counts, "—" when it cannot be compared.
NumberParts differenceParts(const IndicatorInfo& info, const Comparison& comparison, const QLocale& locale);

/// "未报", "不适用", "样本过少", "迟报", "未通过校验", "没有来源"; empty for a value.
QString figureStateText(FigureState state);
/// Why a unit is not ranked: "得分缺失", "样本过少", "覆盖率不足", "未报", "不参与", "不计分"; empty when
/// ranked.
QString notRankedText(NotRanked reason);
QString provenanceText(Provenance provenance); ///< "由记录计算", "文件公布", "人工填报"
QString levelText(AssessedLevel level);        ///< "市", "县（市、区）", "乡镇（街道）", "部门", "中队"
/// Name of a peer group: the catalogue's, or "市级部门", "县级部门"; its id where nobody named it.
QString peerGroupText(const QString& id, const QString& name);
/// "第 3 名", "并列第 3 名"; empty when not ranked.
QString rankText(const RankRow& row);

} // namespace onescreen
