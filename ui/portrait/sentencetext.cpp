// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/portrait/portraittext.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

using portrait::SentenceKind;

struct PortraitSentences
{
    Q_DECLARE_TR_FUNCTIONS(PortraitSentences)

public:
    static QString ofResult(SentenceKind kind);
    static QString ofChange(SentenceKind kind);
    static QString ofDimensions(SentenceKind kind);
    static QString ofTrend(SentenceKind kind);
    static QString ofData(SentenceKind kind);
};

QString PortraitSentences::ofResult(SentenceKind kind)
{
    switch (kind) {
    case SentenceKind::ScoreWithPoints:
        return tr("综合得分 %1，加减分与否决之前的基础分 %2（用到规则 %3 条）。");
    case SentenceKind::ScorePlain:
        return tr("综合得分 %1，本期没有加分、扣分和否决。");
    case SentenceKind::NoScore:
        return tr("没有综合得分。");
    case SentenceKind::BaseOnly:
        return tr("基础分 %1，不给出综合得分。");
    case SentenceKind::RankAlone:
        return tr("在参与排名的 %2 个单位中列第 %1 位。");
    case SentenceKind::RankTied:
        return tr("在参与排名的 %2 个单位中并列第 %1 位（同分 %3 个）。");
    case SentenceKind::RankInterval:
        return tr("计入权重和抽样的不确定性，名次在第 %1 至第 %2 位之间，区间之内的先后不宜解读。");
    case SentenceKind::RankSure:
        return tr("计入权重和抽样的不确定性，名次仍是第 %1 位。");
    case SentenceKind::NotRanked:
        return tr("未参与排名：%1。");
    case SentenceKind::NotRankedCoverage:
        return tr("未参与排名：覆盖率 %1 低于要求的 %2。");
    default:
        return {};
    }
}

QString PortraitSentences::ofChange(SentenceKind kind)
{
    switch (kind) {
    case SentenceKind::FirstIssue:
        return tr("没有上一期的数据，不作比较。");
    case SentenceKind::ChangeInsideChance:
        return tr("基础分较上期 %1，在机会波动范围内。");
    case SentenceKind::ChangeBeyondChance:
        return tr("基础分较上期 %1，超出机会波动范围。");
    case SentenceKind::ChangeUnknownChance:
        return tr("基础分较上期 %1；控制限只有 %2 期数据，还不能判断是否超出机会波动。");
    case SentenceKind::ChangeParts:
        return tr("综合得分变化的来源：表现 %1，权重与覆盖 %2，规则 %3，加减分与否决 %4。");
    case SentenceKind::RankMoved:
        return tr("名次变化：因自身 %1 位，因其他单位 %2 位（负数为前移）。");
    case SentenceKind::OtherRules:
        return tr("两期适用的指标目录不同，差值不全是表现的变化。");
    case SentenceKind::WarningsOpen:
        return tr("预警 %1 项：红 %2，橙 %3，黄 %4，蓝 %5。");
    case SentenceKind::WarningsChanged:
        return tr("较上期新增 %1 项，延续 %2 项，%3 项没有再出现。");
    case SentenceKind::WarningsPending:
        return tr("预警还在计算。");
    case SentenceKind::NoWarnings:
        return tr("可评价的 %1 项指标没有预警。");
    default:
        return {};
    }
}

QString PortraitSentences::ofDimensions(SentenceKind kind)
{
    switch (kind) {
    case SentenceKind::DimensionsBelow:
        return tr("%1 个维度低于同组四分位带：%2。");
    case SentenceKind::DimensionsAbove:
        return tr("%1 个维度高于同组四分位带：%2。");
    case SentenceKind::DimensionsInside:
        return tr("%1 个维度在同组四分位带之内。");
    case SentenceKind::DimensionsMissing:
        return tr("%1 个维度没有得分：%2。");
    case SentenceKind::LostMost:
        return tr("失分最多、提升空间最大：%1。");
    case SentenceKind::TargetsCounted:
        return tr("有目标且可评价的指标 %3 项，达到 %1 项，未达到 %2 项。");
    case SentenceKind::TargetsMissed:
        return tr("未达到目标：%1。");
    case SentenceKind::TooFewCases:
        return tr("%1 项样本过少，只列数字，不作评价：%2。");
    case SentenceKind::PenaltyContext:
        return tr("只作背景，不计分、不排名：%1。");
    default:
        return {};
    }
}

QString PortraitSentences::ofTrend(SentenceKind kind)
{
    switch (kind) {
    case SentenceKind::SignalsConcern:
        return tr("%1 项超出机会波动，方向不利：%2。");
    case SentenceKind::SignalsBetter:
        return tr("%1 项超出机会波动，方向有利：%2。");
    case SentenceKind::SignalsNeutral:
        return tr("%1 项超出机会波动，方向不分好坏：%2。");
    case SentenceKind::InsideChance:
        return tr("%1 项指标在机会波动范围内。");
    case SentenceKind::TrialLimits:
        return tr("%1 项指标期数还少，控制限为试算，不作判断。");
    case SentenceKind::AssuranceCounted:
        return tr("按现状对照目标：会达标 %1 项，达不到 %2 项，说不准 %3 项。");
    case SentenceKind::FunnelOutside:
        return tr("与同组相比，%1 项超出漏斗控制限：%2。");
    case SentenceKind::FunnelInside:
        return tr("与同组相比，%1 项在漏斗控制限之内，差别可能只是机会。");
    default:
        return {};
    }
}

QString PortraitSentences::ofData(SentenceKind kind)
{
    switch (kind) {
    case SentenceKind::Values:
        return tr("指标 %1 项，有数值 %2 项，没有数值 %3 项。");
    case SentenceKind::MissingReasons:
        return tr("其中不适用 %1 项，未报 %2 项，沿用上期 %3 项，样本过少 %4 项，未通过校验 %5 项，没有来源 "
                  "%6 项。");
    case SentenceKind::Coverage:
        return tr("得分覆盖了 %1 的适用权重。");
    case SentenceKind::Restated:
        return tr("本期是第 %1 版（重述），原因：%2。");
    case SentenceKind::Preliminary:
        return tr("本期尚未结束，数字是阶段数。");
    case SentenceKind::SampleRules:
        return tr("权重和规则是样例，待主管部门确定。");
    case SentenceKind::ToConfirm:
        return tr("%1 项指标口径待确认。");
    case SentenceKind::Demonstration:
        return tr("数据是演示数据。");
    default:
        return {};
    }
}

QString entryText(const portrait::Entry& entry, const QLocale& locale)
{
    if (entry.parts)
        return entry.name + u' ' + partsText(entry.parts->first, entry.parts->second, locale);
    return entry.number ? entry.name + u' ' + numberText(*entry.number, locale) : entry.name;
}

QString entriesText(const portrait::Sentence& sentence, const QLocale& locale)
{
    QStringList names;
    for (const portrait::Entry& entry : sentence.entries)
        names << entryText(entry, locale);
    const QString named = names.join(PortraitSentences::tr("、"));
    return sentence.unnamed == 0 ? named
                                 : PortraitSentences::tr("%1，另有 %2 项").arg(named).arg(sentence.unnamed);
}

/// Puts the arguments in, all at once: a "%1" inside an argument stays as it is.
QString filled(const QString& text, const QStringList& arguments)
{
    QString out;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const bool place = text[at] == u'%' && at + 1 < text.size() && text[at + 1].isDigit();
        if (!place) {
            out += text[at];
            continue;
        }
        ++at;
        out += arguments.value(text[at].digitValue() - 1);
    }
    return out;
}

} // namespace

QString sentenceTemplate(SentenceKind kind)
{
    switch (portrait::topicOf(kind)) {
    case portrait::Topic::Result:
        return PortraitSentences::ofResult(kind);
    case portrait::Topic::Change:
    case portrait::Topic::Exceptions:
        return PortraitSentences::ofChange(kind);
    case portrait::Topic::Dimensions:
    case portrait::Topic::Targets:
        return PortraitSentences::ofDimensions(kind);
    case portrait::Topic::Trend:
    case portrait::Topic::Peers:
        return PortraitSentences::ofTrend(kind);
    case portrait::Topic::Data:
        break;
    }
    return PortraitSentences::ofData(kind);
}

QString sentenceText(const portrait::Sentence& sentence, const QLocale& locale)
{
    QStringList arguments;
    for (const portrait::Number& number : sentence.numbers)
        arguments << numberText(number, locale);
    if (!sentence.entries.empty())
        arguments << entriesText(sentence, locale);
    if (!sentence.reason.isEmpty())
        arguments << sentence.reason;
    return filled(sentenceTemplate(sentence.kind), arguments);
}

QString paragraphText(const std::vector<portrait::Sentence>& sentences, portrait::Topic topic,
                      const QLocale& locale)
{
    QStringList texts;
    for (const portrait::Sentence& sentence : sentences) {
        if (portrait::topicOf(sentence.kind) == topic)
            texts << sentenceText(sentence, locale);
    }
    // Chinese sentences follow each other without a space.
    return texts.join(locale.language() == QLocale::Chinese ? QString() : u" "_s);
}

} // namespace onescreen
