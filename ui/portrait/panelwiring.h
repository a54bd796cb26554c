// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/analysis/narrative/portraitissue.h"
#include "ui/charts/paintedchart.h"
#include "ui/portrait/portraitpanel.h"
#include "ui/portrait/scrollchart.h"

#include <QComboBox>

#include <algorithm>
#include <memory>

/// What the makers of panels share.
namespace onescreen {

inline QLocale localeOf(const PaintedChart& chart)
{
    return chart.style().locale();
}

/// Unit and period that a panel speaks of.
using Subject = std::pair<QString, std::optional<Period>>;

/// Enter or a click on a stop opens the passport of the indicator with that key.
template <typename Chart, typename Key>
void openPassports(PortraitPanel* panel, Chart* chart, const std::shared_ptr<Subject>& subject, Key keyOf)
{
    QObject::connect(chart, &PaintedChart::stopActivated, panel, [panel, chart, subject, keyOf](int stop) {
        const QString key = keyOf(*chart, static_cast<std::size_t>(stop));
        if (key.isEmpty() || !subject->second)
            return;
        Q_EMIT panel->passportRequested(subject->first, *subject->second, key);
    });
}

inline std::shared_ptr<Subject> newSubject()
{
    return std::make_shared<Subject>();
}

inline void remember(Subject& subject, const portrait::Issue& issue)
{
    subject = {issue.now.unit.id, issue.now.period};
}

template <typename Chart> QString rowKey(const Chart& chart, std::size_t stop)
{
    return stop < chart.data().rows.size() ? chart.data().rows[stop].key : QString();
}

/// A chart in a panel that scrolls, and what it speaks of. A value; copies mean the same widgets.
template <typename Chart> struct ScrolledPart
{
    Chart* chart;
    ScrollChart* scroll;
    std::shared_ptr<Subject> subject = newSubject();

    /// `neededHeight(data, width, style)`.
    template <typename Height>
    ScrolledPart(const SceneContext& context, Height neededHeight)
        : chart(new Chart(context.theme)),
          scroll(new ScrollChart(context.theme, chart, [made = chart, neededHeight](double width) {
              return neededHeight(made->data(), width, made->style());
          }))
    {
    }

    template <typename Data> void show(const portrait::Issue& issue, Data data) const
    {
        remember(*subject, issue);
        chart->setData(std::move(data));
        scroll->fit();
    }
    [[nodiscard]] QLocale locale() const { return localeOf(*chart); }
    /// Enter or a click on a row opens its passport.
    void openPassportsOf(PortraitPanel* panel) const { openPassports(panel, chart, subject, &rowKey<Chart>); }
};

/// Of charts that want the same height at any width.
template <typename Data> double hintedHeight(const Data& data, double /*width*/, const ChartStyle& style)
{
    return chartHint(data, style).height();
}

/// A choice in the header of a panel; none on a wall. Emits the key of what was chosen.
class HeaderChoice
{
public:
    HeaderChoice(const SceneContext& context, const QString& objectName, const QString& name)
    {
        if (context.theme.wall)
            return;
        m_box = new QComboBox;
        m_box->setObjectName(objectName);
        m_box->setAccessibleName(name);
        m_box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        m_box->setMinimumContentsLength(10);
    }
    void put(PortraitPanel* panel, void (PortraitPanel::*chosen)(const QString&)) const
    {
        if (!m_box)
            return;
        panel->addHeaderWidget(m_box);
        QComboBox* box = m_box;
        QObject::connect(box, &QComboBox::activated, panel, [panel, box, chosen](int at) {
            Q_EMIT(panel->*chosen)(box->itemData(at).toString());
        });
    }
    void offer(const QList<std::pair<QString, QString>>& choices, const QString& chosen) const
    {
        if (!m_box)
            return;
        m_box->clear();
        for (const auto& [key, name] : choices)
            m_box->addItem(name, key);
        m_box->setCurrentIndex(std::max(0, m_box->findData(chosen)));
    }

private:
    QComboBox* m_box = nullptr;
};

} // namespace onescreen
