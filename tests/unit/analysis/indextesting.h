// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/analysis/catalogue/cataloguereader.h"
#include "app/analysis/index/indexengine.h"

#include <QFile>

#include <gtest/gtest.h>

#include <cmath>

namespace onescreen {

/// Builds small catalogues: an index with indicators, or nodes between them.
class CatalogueBuilder
{
public:
    CatalogueBuilder()
    {
        m_fields.id = QStringLiteral("test");
        m_fields.title = QStringLiteral("试");
        m_fields.calendars = {PeriodKind::Quarter};
        node("index", {}, 0).decimals = 4;
    }

    CatalogueFields& fields() { return m_fields; }

    CatalogueNode& node(const char* id, const char* parent, double weight)
    {
        m_fields.nodes.push_back({.id = *NodeId::fromString(QString::fromLatin1(id)),
                                  .level = parent == nullptr ? NodeLevel::Index : NodeLevel::Dimension,
                                  .nameZh = QString::fromLatin1(id),
                                  .parent = NodeId::fromString(QString::fromLatin1(parent)),
                                  .weight = weight});
        return m_fields.nodes.back();
    }

    /// A score of 0..100 taken as it is, higher is better, any state uncovered unless changed.
    IndicatorDefinition& indicator(const char* id, const char* parent, double weight,
                                   const ScoreShape& shape = Goalposts{})
    {
        IndicatorDefinition definition = context(id);
        definition.parent = NodeId::fromString(QString::fromLatin1(parent));
        definition.weight = weight;
        definition.kind = IndicatorKind::Expert;
        definition.score = *ScoreRule::of(shape);
        m_fields.indicators.push_back(definition);
        return m_fields.indicators.back();
    }

    /// Counted beside the index.
    IndicatorDefinition& events(const char* id)
    {
        IndicatorDefinition definition = context(id);
        definition.kind = IndicatorKind::EventPoints;
        m_fields.indicators.push_back(definition);
        return m_fields.indicators.back();
    }

    PointRuleFields rule(const char* id, PointRuleBody body)
    {
        return {.id = *PointRuleId::fromString(QString::fromLatin1(id)),
                .title = QString::fromLatin1(id),
                .document = QStringLiteral("文"),
                .body = std::move(body)};
    }
    void add(const PointRuleFields& rule)
    {
        auto made = PointRule::of(rule);
        ASSERT_TRUE(made) << made.error().toString().toStdString();
        m_fields.pointRules.push_back(*made);
    }

    [[nodiscard]] Catalogue build() const
    {
        auto made = Catalogue::of(m_fields);
        if (!made)
            ADD_FAILURE() << made.error().toString().toStdString();
        return *made;
    }

private:
    static IndicatorDefinition context(const char* id)
    {
        IndicatorDefinition definition{.id = *IndicatorId::fromString(QString::fromLatin1(id))};
        definition.validFrom = QDate(2000, 1, 1);
        definition.nameZh = QString::fromLatin1(id);
        definition.document = QStringLiteral("文");
        definition.formula = QStringLiteral("式");
        definition.unit = QStringLiteral("分");
        definition.scale = 1;
        definition.decimals = 2;
        definition.periods = {PeriodKind::Quarter};
        definition.missing = {.notApplicable = MissingAction::Redistribute,
                              .notReported = MissingAction::Uncovered,
                              .late = MissingAction::Uncovered,
                              .suppressed = MissingAction::Uncovered,
                              .rejected = MissingAction::Uncovered,
                              .isStated = true};
        definition.source = definition.owner = QStringLiteral("署");
        return definition;
    }

    CatalogueFields m_fields;
};

inline IndicatorId indicatorId(const char* id)
{
    return *IndicatorId::fromString(QString::fromLatin1(id));
}

inline Period quarter(const char* text = "2024Q1")
{
    return *Period::fromString(QString::fromLatin1(text));
}

inline IndexUnit unit(const char* id)
{
    return {.id = QString::fromLatin1(id), .name = {}};
}

inline Observation value(const char* unit, const char* indicator, double number,
                         const char* period = "2024Q1")
{
    return {.unit = QString::fromLatin1(unit),
            .period = quarter(period),
            .indicator = indicatorId(indicator),
            .value = number};
}

inline Observation ratio(const char* unit, const char* indicator, double numerator, double denominator,
                         const char* period = "2024Q1")
{
    return {.unit = QString::fromLatin1(unit),
            .period = quarter(period),
            .indicator = indicatorId(indicator),
            .numerator = numerator,
            .denominator = denominator};
}

inline Observation state(const char* unit, const char* indicator, ValueState state,
                         const char* period = "2024Q1")
{
    return {.unit = QString::fromLatin1(unit),
            .period = quarter(period),
            .indicator = indicatorId(indicator),
            .state = state};
}

inline IndexResult computed(const Catalogue& catalogue, std::vector<IndexUnit> units,
                            std::vector<Observation> observations, const char* period = "2024Q1",
                            const IndexOptions& options = {})
{
    auto result = computeIndex({.catalogue = catalogue,
                                .period = quarter(period),
                                .units = std::move(units),
                                .observations = std::move(observations),
                                .options = options});
    if (!result)
        ADD_FAILURE() << result.error().toString().toStdString();
    return *result;
}

inline IndexCell cellOf(const IndexResult& result, std::size_t unit, const char* node)
{
    const auto found = result.findNode(QString::fromLatin1(node));
    EXPECT_TRUE(found) << node;
    return result.cell(unit, found.value_or(0));
}

inline Catalogue exampleCatalogue(const char* name)
{
    const QString path = QStringLiteral(ONESCREEN_SOURCE_DIR "/resources/indicators/examples/%1.json")
                             .arg(QString::fromLatin1(name));
    QFile file(path);
    EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << qPrintable(path);
    auto catalogue = parseCatalogue(file.readAll(), path);
    if (!catalogue)
        ADD_FAILURE() << catalogue.error().toString().toStdString();
    return *catalogue;
}

} // namespace onescreen
