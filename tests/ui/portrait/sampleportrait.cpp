// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/portrait/sampleportrait.h"

#include <QDir>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace onescreen::test {

namespace {

struct Known
{
    const char16_t* id;
    const char16_t* name;
    int dimension;
    const char16_t* unit;
    double value;
    double size; ///< Denominator; 0: none.
    double target;
    double score;
};

constexpr std::array<Known, 22> known{{
    {u"k60", u"三项制度落实率", 0, u"%", 100.0, 15.0, 100.0, 100.0},
    {u"k61", u"裁量基准覆盖率", 0, u"%", 92.4, 66.0, 95.0, 97.3},
    {u"k62", u"清单动态更新及时率", 0, u"%", 88.9, 9.0, 100.0, 88.9},
    {u"k12", u"综合查一次实施率", 1, u"%", 55.7, 672.0, 60.0, 92.9},
    {u"k20", u"检查计划完成率", 1, u"%", 97.2, 144.0, 95.0, 100.0},
    {u"k21", u"涉企检查频次合规率", 1, u"%", 99.1, 341.0, 100.0, 99.1},
    {u"k22", u"线索处置率", 1, u"%", 96.0, 250.0, 100.0, 96.0},
    {u"k23", u"线索按期处置率", 1, u"%", 86.0, 250.0, 95.0, 61.0},
    {u"k30", u"案卷评查合格率", 2, u"%", 91.3, 150.0, 95.0, 90.0},
    {u"k31", u"法制审核率", 2, u"%", 100.0, 88.0, 100.0, 100.0},
    {u"k32", u"行政行为赋码率", 2, u"%", 99.6, 1204.0, 100.0, 99.6},
    {u"k33", u"电子签章使用率", 2, u"%", 98.2, 1204.0, 100.0, 98.2},
    {u"k34", u"平台出件率", 2, u"%", 97.8, 1204.0, 100.0, 97.8},
    {u"k40", u"执法人员持证率", 3, u"%", 94.1, 374.0, 95.0, 99.1},
    {u"k41", u"培训达标率", 3, u"%", 90.0, 10.0, 90.0, 100.0},
    {u"k42", u"执法力量下沉率", 3, u"%", 81.6, 374.0, 80.0, 100.0},
    {u"k50", u"结案率", 4, u"%", 98.8, 5230.0, 98.0, 100.0},
    {u"k51", u"按期结案率", 4, u"%", 93.2, 5230.0, 95.0, 91.0},
    {u"k52", u"十五分钟到场率", 4, u"%", 71.4, 812.0, 80.0, 74.0},
    {u"k53", u"到场时长 P90", 4, u"分钟", 23.6, 0.0, 15.0, 42.7},
    {u"k54", u"返工率", 4, u"%", 2.4, 5230.0, 3.0, 100.0},
    {u"k55", u"群众满意率", 4, u"%", 96.5, 410.0, 95.0, 100.0},
}};

constexpr std::array<const char16_t*, 5> dimensions{u"执法制度", u"监管履职", u"执法质量", u"队伍建设",
                                                    u"执法绩效"};

QString textOf(const char16_t* text)
{
    return QString::fromUtf16(text);
}

portrait::Control controlAround(double value, bool concern)
{
    return {.points = 14,
            .limits = statistics::LimitState::Locked,
            .centre = concern ? value + 6.0 : value,
            .lower = concern ? value + 2.0 : value - 4.0,
            .upper = concern ? value + 10.0 : value + 4.0,
            .signal = concern ? statistics::SignalRule::OutsideLimits : statistics::SignalRule::None,
            .side = concern ? statistics::SignalSide::Low : statistics::SignalSide::None,
            .rules = concern ? 1 : 0,
            .concern = concern,
            .assurance = concern ? statistics::Assurance::WillFail : statistics::Assurance::HitOrMiss};
}

portrait::Item itemOf(const Known& row, Dice& dice)
{
    portrait::Item item{.id = textOf(row.id),
                        .name = textOf(row.name),
                        .dimension = u"d%1"_s.arg(row.dimension),
                        .unit = textOf(row.unit),
                        .decimals = 1,
                        .better = row.id == u"k53"_s || row.id == u"k54"_s ? portrait::Better::Lower
                                                                           : portrait::Better::Higher,
                        .scored = true,
                        .rate = row.size > 0.0,
                        .state = portrait::State::Value,
                        .value = row.value + (dice.share() - 0.5) * 0.4,
                        .nMin = 10,
                        .target = row.target,
                        .score = std::min(100.0, row.score + dice.share() * 2.0),
                        .weight = 1.0 / static_cast<double>(known.size()),
                        .yearAgo = row.value - 1.5 + dice.share()};
    if (row.value == 100.0)
        item.value = 100.0;
    if (row.size > 0.0) {
        item.denominator = row.size;
        item.numerator = std::round(row.size * row.value / 100.0);
        item.low = std::max(0.0, row.value - 300.0 / std::sqrt(row.size) / 5.0);
        item.high = std::min(100.0, row.value + 300.0 / std::sqrt(row.size) / 5.0);
    }
    item.peers = portrait::PeerBand{.low = row.value - 5.0,
                                    .median = row.value - 1.0 + 2.0 * dice.share(),
                                    .high = std::min(99.5, row.value + 2.5),
                                    .count = 4};
    item.control = controlAround(*item.value, row.id == u"k23"_s);
    if (item.rate)
        item.funnel = portrait::Funnel{.centre = row.value + 1.0,
                                       .lower = row.value - 3.0,
                                       .upper = std::min(100.0, row.value + 4.0),
                                       .place = row.id == u"k23"_s ? portrait::Funnel::Place::Below
                                                                   : portrait::Funnel::Place::Inside,
                                       .overDispersed = false,
                                       .count = 4};
    return item;
}

portrait::Warning warningOf(const portrait::Portrait& portrait, const QString& id,
                            portrait::WarningLevel level, std::vector<portrait::WarningRule> rules)
{
    const portrait::Item& item = *portrait.item(id);
    return {.level = level,
            .indicator = id,
            .name = item.name,
            .rules = std::move(rules),
            .value = item.value,
            .target = item.target,
            .lowLimit = item.control ? item.control->lower : std::nullopt,
            .highLimit = item.control ? item.control->upper : std::nullopt,
            .numerator = item.numerator,
            .denominator = item.denominator,
            .unit = item.unit,
            .decimals = item.decimals,
            .owner = u"综合行政执法指挥中心"_s,
            .importance = 1.0};
}

} // namespace

double Dice::share()
{
    m_state ^= m_state << 13U;
    m_state ^= m_state >> 7U;
    m_state ^= m_state << 17U;
    return static_cast<double>(m_state >> 11U) * 0x1.0p-53;
}

void settleScores(portrait::Portrait& portrait)
{
    double weights = 0.0;
    for (const portrait::Item& item : portrait.items)
        weights += item.score && item.weight ? *item.weight : 0.0;
    portrait.base.reset();
    for (portrait::Dimension& dimension : portrait.dimensions) {
        dimension.contribution.reset();
        dimension.lost.reset();
    }
    for (portrait::Item& item : portrait.items) {
        item.contribution.reset();
        item.lost.reset();
        if (!item.score || !item.weight || weights <= 0.0)
            continue;
        item.contribution = *item.weight / weights * *item.score;
        item.lost = *item.weight / weights * (100.0 - *item.score);
        portrait.base = portrait.base.value_or(0.0) + *item.contribution;
        for (portrait::Dimension& dimension : portrait.dimensions) {
            if (dimension.id != item.dimension)
                continue;
            dimension.contribution = dimension.contribution.value_or(0.0) + *item.contribution;
            dimension.lost = dimension.lost.value_or(0.0) + *item.lost;
        }
    }
    for (portrait::Dimension& dimension : portrait.dimensions) {
        dimension.score =
            dimension.contribution
                ? std::optional(*dimension.contribution * 100.0 / (*dimension.contribution + *dimension.lost))
                : std::nullopt;
    }
}

portrait::Portrait samplePortrait(const QString& unit, const QString& name, const Period& period,
                                  std::uint64_t seed)
{
    Dice dice(seed);
    portrait::Portrait portrait{.unit = {.id = unit, .name = name, .level = portrait::Level::County},
                                .period = period,
                                .catalogueTitle = u"舟山样例指标目录"_s,
                                .catalogueVersion = u"zhoushan-sample 1"_s,
                                .peerGroup = u"县（市、区）"_s,
                                .asOf = fromMs(1'719'763'199'000)};
    for (std::size_t at = 0; at < dimensions.size(); ++at)
        portrait.dimensions.push_back({.id = u"d%1"_s.arg(at),
                                       .name = textOf(dimensions[at]),
                                       .score = {},
                                       .weight = 0.2,
                                       .coverage = at == 0 ? 0.66 : 1.0,
                                       .contribution = {},
                                       .lost = {},
                                       .peers = {}});
    for (const Known& row : known)
        portrait.items.push_back(itemOf(row, dice));
    // 清单更新 has nine cases; 培训 was not reported; the number of penalties is context only.
    portrait.items[2].score.reset();
    portrait.items[2].state = portrait::State::Suppressed;
    portrait.items[14].state = portrait::State::NotReported;
    portrait.items[14].value.reset();
    portrait.items[14].numerator.reset();
    portrait.items[14].denominator.reset();
    portrait.items[14].score = 0.0;
    portrait.items[14].control.reset();
    portrait.items[14].funnel.reset();
    portrait.items[12].toConfirm = true;
    portrait.items.push_back({.id = u"k90"_s,
                              .name = u"行政处罚件数"_s,
                              .dimension = u"d4"_s,
                              .unit = u"件"_s,
                              .decimals = 0,
                              .better = portrait::Better::Neutral,
                              .penaltyVolume = true,
                              .state = portrait::State::Value,
                              .value = 412.0});
    settleScores(portrait);
    for (std::size_t at = 0; at < portrait.dimensions.size(); ++at) {
        const double score = portrait.dimensions[at].score.value_or(80.0);
        const double shift = at == 1 ? 6.0 : at == 3 ? 1.0 : -1.0;
        portrait.dimensions[at].peers = portrait::PeerBand{
            .low = score + shift - 4.0, .median = score + shift, .high = score + shift + 3.0, .count = 4};
    }
    portrait.coverage = 0.954;
    portrait.minCoverage = 0.7;
    portrait.points = {{.kind = portrait::PointLine::Kind::Deduction,
                        .text = u"督办未按期办结 2 件"_s,
                        .document = u"考评办法第十二条"_s,
                        .points = -1.0}};
    portrait.total = std::round((*portrait.base - 1.0) * 100.0) / 100.0;
    portrait.rank = portrait::Rank{.place = 3, .of = 4, .tied = 2, .low = 2.0, .high = 4.0};
    portrait.control = portrait::Control{.points = 6, .limits = statistics::LimitState::Trial};
    portrait.warnings = {
        warningOf(portrait, u"k51"_s, portrait::WarningLevel::Yellow, {portrait::WarningRule::MissedTarget}),
        warningOf(portrait, u"k23"_s, portrait::WarningLevel::Orange,
                  {portrait::WarningRule::OutsideLimits, portrait::WarningRule::WillFailTarget}),
        warningOf(portrait, u"k52"_s, portrait::WarningLevel::Yellow, {portrait::WarningRule::MissedTarget})};
    portrait::sortByUrgency(portrait.warnings);
    // The gravest is overdue, the next acknowledged, the last not yet; one more is quiet.
    const portrait::Handling open{.opened = *Period::fromString(u"2024Q1")};
    for (portrait::Warning& warning : portrait.warnings)
        warning.handling = open;
    for (const std::size_t at : {0U, 1U}) {
        portrait.warnings[at].handling->by = u"张三"_s;
        portrait.warnings[at].handling->acknowledged = QDate(2024, 5, 6);
        portrait.warnings[at].handling->due = QDate(2024, at == 0 ? 6 : 9, 30);
        portrait.warnings[at].handling->overdue = at == 0;
    }
    portrait.quietWarnings = {
        warningOf(portrait, u"k33"_s, portrait::WarningLevel::Blue, {portrait::WarningRule::PointInConcern})};
    portrait.quietWarnings.front().handling = open;
    portrait.quietWarnings.front().handling->quiet = 1;
    portrait.sampleCatalogue = true;
    return portrait;
}

portrait::Portrait randomPortrait(std::uint64_t seed)
{
    Dice dice(seed);
    portrait::Portrait portrait =
        samplePortrait(u"330902"_s, u"定海区"_s, *Period::fromString(u"2024Q2"), seed);
    const auto keep = static_cast<std::size_t>(dice.below(static_cast<int>(portrait.items.size()) + 1));
    portrait.items.resize(keep);
    for (portrait::Item& item : portrait.items) {
        item.state = portrait::allStates.at(static_cast<std::size_t>(dice.below(7)));
        if (item.state != portrait::State::Value && item.state != portrait::State::Late) {
            item.score.reset();
            if (item.state != portrait::State::Suppressed)
                item.value.reset();
        }
        if (dice.chance(0.2))
            item.denominator = dice.below(20);
        if (item.denominator && item.value)
            item.numerator = std::floor(*item.denominator * dice.share());
        if (dice.chance(0.3))
            item.target.reset();
        if (dice.chance(0.3))
            item.control.reset();
        else if (item.control)
            item.control->limits = static_cast<statistics::LimitState>(dice.below(3));
        if (item.control && dice.chance(0.3)) {
            item.control->signal = statistics::SignalRule::Shift;
            item.control->concern = dice.chance(0.5);
            item.control->better = !item.control->concern && dice.chance(0.5);
        }
        if (dice.chance(0.3))
            item.funnel.reset();
        else if (item.funnel)
            item.funnel->place = static_cast<portrait::Funnel::Place>(dice.below(3));
        if (item.score && dice.chance(0.5))
            item.score = 100.0 * dice.share();
    }
    settleScores(portrait);
    for (portrait::Dimension& dimension : portrait.dimensions) {
        if (dice.chance(0.2))
            dimension.peers.reset();
    }
    portrait.total = portrait.base && dice.chance(0.9) ? portrait.base : std::nullopt;
    if (dice.chance(0.5))
        portrait.points.clear();
    if (!portrait.total || dice.chance(0.3)) {
        portrait.rank.reset();
        portrait.notRankedReason = u"覆盖率不足"_s;
        if (dice.chance(0.5))
            portrait.coverage = 0.5;
    }
    std::erase_if(portrait.warnings, [&](const portrait::Warning& warning) {
        const portrait::Item* item = portrait.item(warning.indicator);
        return !item || !item->isJudged() || dice.chance(0.3);
    });
    if (dice.chance(0.5))
        portrait.control =
            portrait::Control{.points = 20,
                              .limits = statistics::LimitState::Locked,
                              .signal = dice.chance(0.5) ? statistics::SignalRule::None
                                                         : statistics::SignalRule::OutsideLimits};
    portrait.preliminary = dice.chance(0.3);
    return portrait;
}

portrait::Issue sampleIssue(bool versus)
{
    portrait::Portrait now = samplePortrait();
    portrait::Portrait before = samplePortrait(u"330902"_s, u"定海区"_s, *Period::fromString(u"2024Q1"), 7);
    before.points.clear();
    before.total = std::round(*before.base * 100.0) / 100.0;
    before.rank = portrait::Rank{.place = 2, .of = 4};
    before.warnings.erase(before.warnings.begin());
    before.warnings.front().indicator = u"k33"_s;
    portrait::Change change{
        .from = *before.base, .to = *now.base - 1.0, .steps = {}, .ownRank = 1, .othersRank = 0};
    for (const portrait::ItemMoved& item : portrait::differenceOf(before, now).items) {
        if (item.contribution != 0.0)
            change.steps.push_back(
                {.id = item.id, .name = now.item(item.id)->name, .amount = item.contribution});
    }
    change.steps.push_back(
        {.id = {}, .name = u"扣分"_s, .kind = portrait::ChangeStep::Kind::Points, .amount = -1.0});
    std::ranges::sort(change.steps, std::greater{},
                      [](const portrait::ChangeStep& step) { return std::abs(step.amount); });
    now.change = std::move(change);
    std::optional<portrait::Portrait> other;
    if (versus)
        other = samplePortrait(u"330903"_s, u"普陀区"_s, now.period, 11);
    portrait::Issue issue = portrait::issueOf(std::move(now), std::move(before), std::move(other));

    Dice dice(5);
    std::vector<portrait::TrendPoint> points;
    for (int quarter = 0; quarter < 14; ++quarter) {
        const QDate first = QDate(2021, 1, 1).addMonths(3 * quarter);
        const bool missing = quarter == 4;
        const double value = quarter == 13 ? 86.0 : 92.0 + 3.0 * dice.share();
        const Period period = *Period::fromDays(first, first.addMonths(3).addDays(-1));
        points.push_back({.period = period,
                          .value = missing ? std::nullopt : std::optional(value),
                          .numerator = missing ? std::nullopt : std::optional(std::round(2.5 * value)),
                          .denominator = missing ? std::nullopt : std::optional(250.0)});
        issue.history.emplace_back(period, missing ? std::nullopt : std::optional(84.0 + 8.0 * dice.share()));
    }
    issue.chosen = u"k23"_s;
    issue.trend = portrait::trendOf(std::move(points), portrait::Better::Higher, 95.0);
    std::vector<portrait::FunnelUnit> units{{u"330902"_s, u"定海区"_s, 215.0, 250.0},
                                            {u"330903"_s, u"普陀区"_s, 310.0, 330.0},
                                            {u"330921"_s, u"岱山县"_s, 118.0, 124.0},
                                            {u"330922"_s, u"嵊泗县"_s, 40.0, 42.0}};
    issue.funnel = portrait::funnelOf(std::move(units));
    return issue;
}

void keepPortraitPicture(const QImage& picture, const QString& name)
{
    const QString folder = QStringLiteral(ONESCREEN_BINARY_DIR) + u"/pictures/portrait"_s;
    QDir().mkpath(folder);
    picture.save(folder + u'/' + name + u".png"_s);
}

} // namespace onescreen::test
