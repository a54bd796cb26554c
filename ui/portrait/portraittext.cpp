// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/portrait/portraittext.h"

#include "ui/common/numbertext.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

struct PortraitText
{
    Q_DECLARE_TR_FUNCTIONS(PortraitText)
};

QString withUnit(const QString& digits, const QString& unit)
{
    if (unit.isEmpty())
        return digits;
    return unit == u"%" ? digits + unit : digits + u' ' + unit;
}

} // namespace

QString issueTitle(const Period& period)
{
    const std::optional<portrait::IssueNumber> issue = portrait::issueNumber(period);
    if (!issue)
        return period.toString();
    return (issue->monthly ? PortraitText::tr("%1 年第 %2 期（月报）")
                           : PortraitText::tr("%1 年第 %2 期（季报）"))
        .arg(issue->year)
        .arg(issue->number);
}

QString levelText(portrait::Level level)
{
    switch (level) {
    case portrait::Level::City:
        return PortraitText::tr("市");
    case portrait::Level::County:
        return PortraitText::tr("县（市、区）");
    case portrait::Level::Township:
        return PortraitText::tr("乡镇（街道）");
    case portrait::Level::Department:
        return PortraitText::tr("部门");
    case portrait::Level::Team:
        return PortraitText::tr("队伍");
    }
    return {};
}

QString stateText(portrait::State state)
{
    switch (state) {
    case portrait::State::Value:
        break;
    case portrait::State::NotApplicable:
        return PortraitText::tr("不适用");
    case portrait::State::NotReported:
        return PortraitText::tr("未报");
    case portrait::State::Late:
        return PortraitText::tr("沿用上期");
    case portrait::State::Suppressed:
        return PortraitText::tr("样本过少");
    case portrait::State::Rejected:
        return PortraitText::tr("未通过校验");
    case portrait::State::NoSource:
        return PortraitText::tr("没有来源");
    }
    return {};
}

QString levelText(portrait::WarningLevel level)
{
    switch (level) {
    case portrait::WarningLevel::Red:
        return PortraitText::tr("红");
    case portrait::WarningLevel::Orange:
        return PortraitText::tr("橙");
    case portrait::WarningLevel::Yellow:
        return PortraitText::tr("黄");
    case portrait::WarningLevel::Blue:
        break;
    }
    return PortraitText::tr("蓝");
}

QString ruleText(portrait::WarningRule rule)
{
    switch (rule) {
    case portrait::WarningRule::PointInConcern:
        return PortraitText::tr("走势异常，方向不利");
    case portrait::WarningRule::OutsideLimits:
        return PortraitText::tr("超出控制限，方向不利");
    case portrait::WarningRule::MissedTarget:
        return PortraitText::tr("未达到目标");
    case portrait::WarningRule::WillFailTarget:
        return PortraitText::tr("按现状达不到目标");
    case portrait::WarningRule::TooUniform:
        return PortraitText::tr("各单位数量过于均匀");
    case portrait::WarningRule::Veto:
        return PortraitText::tr("否决事项");
    case portrait::WarningRule::BelowFloor:
        return PortraitText::tr("越过警戒值");
    }
    return {};
}

QString signalText(statistics::SignalRule rule, statistics::SignalSide side)
{
    const bool high = side == statistics::SignalSide::High;
    switch (rule) {
    case statistics::SignalRule::None:
        break;
    case statistics::SignalRule::OutsideLimits:
        return high ? PortraitText::tr("高于上控制限") : PortraitText::tr("低于下控制限");
    case statistics::SignalRule::Trend:
        return high ? PortraitText::tr("连续上升") : PortraitText::tr("连续下降");
    case statistics::SignalRule::TwoOfThree:
        return high ? PortraitText::tr("多期接近上控制限") : PortraitText::tr("多期接近下控制限");
    case statistics::SignalRule::Shift:
        return high ? PortraitText::tr("连续高于均值") : PortraitText::tr("连续低于均值");
    }
    return {};
}

QString assuranceText(statistics::Assurance assurance)
{
    switch (assurance) {
    case statistics::Assurance::None:
        break;
    case statistics::Assurance::WillPass:
        return PortraitText::tr("按现状会达标");
    case statistics::Assurance::WillFail:
        return PortraitText::tr("按现状达不到目标");
    case statistics::Assurance::HitOrMiss:
        return PortraitText::tr("能否达标说不准");
    }
    return {};
}

QString tellingText(portrait::Telling telling)
{
    switch (telling) {
    case portrait::Telling::None:
        return PortraitText::tr("缺数值，不比较");
    case portrait::Telling::TooFew:
        return PortraitText::tr("样本过少，不比较");
    case portrait::Telling::Overlap:
        return PortraitText::tr("区间重叠，可能只是机会");
    case portrait::Telling::Apart:
        return PortraitText::tr("区间不重叠");
    case portrait::Telling::Unstated:
        break;
    }
    return {};
}

QString topicTitle(portrait::Topic topic)
{
    switch (topic) {
    case portrait::Topic::Result:
        return PortraitText::tr("结果");
    case portrait::Topic::Change:
        return PortraitText::tr("与上期比");
    case portrait::Topic::Exceptions:
        return PortraitText::tr("异常");
    case portrait::Topic::Dimensions:
        return PortraitText::tr("维度");
    case portrait::Topic::Targets:
        return PortraitText::tr("目标");
    case portrait::Topic::Trend:
        return PortraitText::tr("走势");
    case portrait::Topic::Peers:
        return PortraitText::tr("同组");
    case portrait::Topic::Data:
        return PortraitText::tr("数据");
    }
    return {};
}

QString pointText(const portrait::PointLine& line, const QLocale& locale)
{
    QString kind;
    switch (line.kind) {
    case portrait::PointLine::Kind::Bonus:
        kind = PortraitText::tr("加分");
        break;
    case portrait::PointLine::Kind::Deduction:
        kind = PortraitText::tr("扣分");
        break;
    case portrait::PointLine::Kind::Cap:
        kind = PortraitText::tr("封顶");
        break;
    case portrait::PointLine::Kind::Veto:
        kind = PortraitText::tr("否决");
        break;
    }
    QString text = line.points ? kind + u' ' + numberText(line.points, locale, 2) : kind;
    if (!line.text.isEmpty())
        text += PortraitText::tr("：%1").arg(line.text);
    return line.document.isEmpty() ? text : text + PortraitText::tr("（%1）").arg(line.document);
}

QString numberText(const portrait::Number& number, const QLocale& locale)
{
    const QString digits = number.isChange ? changeText(number.value, 0.0, locale, number.decimals)
                                           : numberText(std::optional(number.value), locale, number.decimals);
    return withUnit(digits, number.unit);
}

QString valueText(const portrait::Item& item, const QLocale& locale)
{
    if (item.isSmall())
        return item.numerator ? partsText(item.numerator, item.denominator, locale) : QString(missingText);
    if (!item.hasValue())
        return missingText;
    return withUnit(numberText(item.value, locale, item.decimals), item.unit);
}

QString partsText(std::optional<double> numerator, std::optional<double> denominator, const QLocale& locale)
{
    if (!numerator || !denominator)
        return {};
    return numberText(numerator, locale) + u'/' + numberText(denominator, locale);
}

} // namespace onescreen
