// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenes/indicatorscene.h"

#include "app/geo/pack/pack.h"
#include "ui/common/errortext.h"
#include "ui/common/passportcard.h"
#include "ui/common/passportsheet.h"
#include "ui/common/plainlabel.h"
#include "ui/indicators/chartpanel.h"
#include "ui/indicators/contradictionpanel.h"
#include "ui/indicators/denominatorsetting.h"
#include "ui/indicators/figuretable.h"
#include "ui/indicators/fullratepanel.h"
#include "ui/indicators/indexsheet.h"
#include "ui/indicators/indicatordata.h"
#include "ui/indicators/indicatortablepanel.h"
#include "ui/indicators/placebar.h"
#include "ui/indicators/rankingpanel.h"
#include "ui/indicators/whatifpanel.h"
#include "ui/scenes/columnpages.h"
#include "ui/scenes/indicatorpages.h"
#include "ui/scenes/keptfaults.h"
#include "ui/scenes/overviewview.h"
#include "ui/scenes/panelproblems.h"
#include "ui/scenes/publicationcheck.h"
#include "ui/scenes/sidepanel.h"

#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>

namespace onescreen {

using namespace Qt::StringLiterals;

namespace {

constexpr int leastPageWidth = 780;

QString indicatorsId()
{
    return u"indicators"_s;
}

} // namespace

IndicatorScene::IndicatorScene(const SceneContext& context, QWidget* parent)
    : Scene(parent), m_model(context.assessment), m_settings(context.settings), m_class(context.windowClass),
      m_tenant(context.pack ? context.pack->manifest.tenantRegion : std::nullopt),
      m_address(ViewAddress::forScene(indicatorsId()).value()),
      m_parts(std::make_unique<IndicatorPages>(context))
{
    setObjectName(u"indicatorScene"_s);
    setFocusPolicy(m_class == WindowClass::Wall ? Qt::NoFocus : Qt::StrongFocus);
    build(context);
    connectPanels();
    if (m_class != WindowClass::Wall)
        addKeys();
    connect(&m_model, &AssessmentModel::changed, this, &IndicatorScene::refresh);
    connect(&m_model, &AssessmentModel::asOfChanged, this, [this] {
        for (FigurePanel* panel : m_parts->panels())
            panel->followAsOf(m_model.asOf());
    });
    m_model.setDenominators(rememberedDenominators(m_settings));
    m_model.request();
    refresh();
}

IndicatorScene::~IndicatorScene() = default;

void IndicatorScene::build(const SceneContext& context)
{
    const ThemeContext& theme = context.theme;
    const int gap = theme.metrics.grid;
    m_bar = new PlaceBar(theme, m_parts->pages(), this);
    m_bar->setVisible(!theme.wall);
    m_warning = new PlainLabel(this);
    m_warning->setObjectName(u"catalogueWarning"_s);
    m_warning->setStyle(theme, TextSize::Small, TextRole::Warning);
    m_warning->setWordWrap(true);
    m_warning->hide();
    m_columns = new ColumnPages(theme, leastPageWidth);
    for (QWidget* page : m_parts->widgets())
        m_columns->addPage(page);
    if (m_parts->publication)
        m_published = new PublicationCheck(context, *m_parts->publication, this);
    m_card = new PassportCard(context);
    m_side = new SidePanel(theme, m_columns, m_card);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(gap, gap, gap, gap);
    layout->setSpacing(gap);
    layout->addWidget(m_bar);
    layout->addWidget(m_warning);
    layout->addWidget(m_side, 1);
    for (FigurePanel* panel : m_parts->panels()) {
        panel->setAddressSource([this] { return m_address.toString(); });
        connect(panel, &PanelFrame::stateChanged, this, &Scene::completeChanged);
    }
    m_card->setAddressSource([this] { return m_address.toString(); });
    connect(m_columns, &ColumnPages::shownChanged, this, &IndicatorScene::showPages);
}

void IndicatorScene::connectPanels()
{
    connect(m_bar, &PlaceBar::placeChosen, this, &IndicatorScene::change);
    connect(m_card, &PassportCard::closeRequested, this, &IndicatorScene::closePassport);
    connect(m_card, &PassportCard::rowsRequested, this, &IndicatorScene::openRows);
    if (m_class == WindowClass::Wall)
        return;
    connect(m_parts->table, &IndicatorTablePanel::indicatorChosen, this, [this](const QString& indicator) {
        IndicatorPlace place = m_place;
        place.indicator = indicator;
        change(place);
    });
    const auto ofOwnUnit = [this](const QString& indicator) {
        if (m_scope)
            openPassport(m_scope->unit.key, indicator);
    };
    connect(m_parts->table, &IndicatorTablePanel::passportRequested, this, ofOwnUnit);
    connect(m_parts->table, &IndicatorTablePanel::denominatorChosen, this,
            [this](const QString& indicator, const QString& denominator) {
                IndicatorPlace place = m_place;
                place.denominators = m_model.denominators();
                place.denominators.insert(indicator, denominator);
                change(place);
            });
    connect(m_parts->rates, &FullRatePanel::passportRequested, this, ofOwnUnit);
    connect(m_parts->ranking, &RankingPanel::passportRequested, this, [this](const QString& unit) {
        openPassport(unit, m_scope && m_scope->ranksIndicator() ? m_scope->indicator->id : QString());
    });
    connect(m_parts->ranking, &RankingPanel::unitActivated, this, &IndicatorScene::drillInto);
    connect(m_parts->ranking, &RankingPanel::highlightRequested, this, [this](const QStringList& units) {
        IndicatorPlace place = m_place;
        place.highlighted = units;
        change(place);
    });
    connect(m_parts.get(), &IndicatorPages::unitActivated, this, &IndicatorScene::drillInto);
    connect(m_parts->checks, &ContradictionPanel::figureRequested, this, &IndicatorScene::showFigure);
    connect(m_parts->whatIf, &WhatIfPanel::passportRequested, this,
            [this](const QString& unit) { openPassport(unit, {}); });
}

void IndicatorScene::addKeys()
{
    const auto key = [this](const QKeySequence& keys, auto then) {
        auto* shortcut = new QShortcut(keys, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, then);
    };
    key(QKeySequence(Qt::Key_BracketLeft), [this] { m_bar->stepPeriod(-1); });
    key(QKeySequence(Qt::Key_BracketRight), [this] { m_bar->stepPeriod(1); });
    key(QKeySequence(Qt::CTRL | Qt::Key_PageUp), [this] { m_bar->stepPage(-1); });
    key(QKeySequence(Qt::CTRL | Qt::Key_PageDown), [this] { m_bar->stepPage(1); });
    // Tables take F6 for their own row; from anywhere else it is the chosen indicator's.
    key(QKeySequence(Qt::Key_F6), [this] {
        if (!m_place.passport.isEmpty())
            closePassport();
        else if (m_scope && m_scope->indicator)
            openPassport(m_scope->unit.key, m_scope->indicator->id);
    });
}

QString IndicatorScene::sceneId() const
{
    return indicatorsId();
}

QString IndicatorScene::title() const
{
    return tr("季度指标");
}

void IndicatorScene::setAddress(const ViewAddress& address)
{
    m_address = address;
    m_place = placeOf(address);
    chooseDenominators();
    refresh();
}

void IndicatorScene::chooseDenominators()
{
    if (m_place.denominators.isEmpty())
        return; // Says nothing: what was chosen at this workplace stays.
    rememberDenominators(m_settings, m_place.denominators);
    m_model.setDenominators(m_place.denominators);
}

void IndicatorScene::showFigure(const QString& unit, const QString& indicator, const Period& period)
{
    const auto found = m_assessment ? m_assessment->unit(unit) : std::nullopt;
    if (!found)
        return;
    IndicatorPlace place = m_place;
    place.unit = found->region ? QString() : found->key;
    if (found->region)
        place.area = found->region;
    place.period = period;
    place.from.reset();
    place.indicator = indicator;
    place.passport = unit;
    place.passportOfIndex = false;
    change(place);
}

void IndicatorScene::change(const IndicatorPlace& place)
{
    const ViewAddress address = withPlace(m_address, place);
    if (address == m_address)
        return;
    setAddress(address);
    Q_EMIT addressChanged();
}

void IndicatorScene::drillInto(const QString& unit)
{
    const auto found = m_assessment ? m_assessment->unit(unit) : std::nullopt;
    if (!found || !m_scope || found->key == m_scope->unit.key)
        return;
    change(m_place.at(*found));
}

ModelStatus IndicatorScene::status() const
{
    return {.state = m_model.state(),
            .error = m_model.error(),
            .asOf = m_model.asOf(),
            .emptyText = tr("本机还没有可以统计的事件，也没有导入的指标值。\n连上中心同步事件，或者用 "
                            "onescreen-cli import 导入指标文件（CSV）后，这里自动显示。")};
}

void IndicatorScene::showFaults()
{
    QStringList faults;
    if (const std::optional<Error>& fault = m_model.catalogueError())
        faults << tr("指标目录有错，用的是上一份有效的目录：%1").arg(fault->toString());
    if (const std::optional<Error>& fault = m_model.publicationError())
        faults << ledgerFaultText(*fault);
    m_warning->setVisible(!faults.isEmpty());
    m_warning->setText(faults.join(u'\n'));
}

void IndicatorScene::refresh()
{
    m_assessment = m_model.current(m_class);
    if (!m_place.denominators.isEmpty() && m_place.denominators != m_model.denominators()) {
        m_place.denominators = m_model.denominators(); // Chosen in another window meanwhile.
        m_address = withPlace(m_address, m_place);
    }
    m_scope = m_assessment ? scopeOf(*m_assessment, m_place, m_tenant) : std::nullopt;
    showFaults();
    m_bar->show(m_assessment.get(), m_place, m_scope ? &*m_scope : nullptr);
    const auto pages = m_parts->pages();
    const auto page = std::ranges::find(pages, m_place.page);
    m_columns->setCurrent(page == pages.end() ? 0 : static_cast<int>(page - pages.begin()));
    showPages();
}

void IndicatorScene::showPages()
{
    std::vector<IndicatorPage> shown;
    for (const int place : m_columns->shown())
        shown.push_back(m_parts->pages().at(static_cast<size_t>(place)));
    m_bar->setShownPages(shown);
    const ModelStatus now = status();
    if (!m_scope)
        m_parts->showNothing(now, m_assessment != nullptr);
    else
        for (const IndicatorPage page : shown)
            m_parts->show(page, *m_assessment, *m_scope, m_place.highlighted, now);
    if (m_scope && m_published && std::ranges::find(shown, IndicatorPage::Checks) != shown.end())
        m_published->show(m_assessment, m_scope->period, aboutOf(*m_assessment, *m_scope, now));
    showPassport();
    Q_EMIT completeChanged();
}

void IndicatorScene::openPassport(const QString& unit, const QString& indicator)
{
    IndicatorPlace place = m_place;
    const bool ofIndex = indicator.isEmpty();
    const bool same = m_place.passport == unit && m_place.passportOfIndex == ofIndex &&
                      (ofIndex || (m_scope && m_scope->indicator && m_scope->indicator->id == indicator));
    if (same) {
        closePassport();
        return;
    }
    place.passport = unit;
    place.passportOfIndex = ofIndex;
    if (!ofIndex)
        place.indicator = indicator;
    change(place);
}

void IndicatorScene::closePassport()
{
    IndicatorPlace place = m_place;
    place.passport.clear();
    place.passportOfIndex = false;
    change(place);
}

void IndicatorScene::showPassport()
{
    m_rows.clear();
    const bool ofIndicator = m_scope && m_scope->indicator && !m_place.passportOfIndex;
    const bool open = m_scope && !m_place.passport.isEmpty() && m_class != WindowClass::Wall &&
                      m_assessment->unit(m_place.passport) && (ofIndicator || !m_scope->index.isEmpty());
    if (open && ofIndicator) {
        const Passport passport =
            m_assessment->passport(m_place.passport, m_scope->period, m_scope->indicator->id);
        m_rows = passportRows(passport);
        m_card->setSheet(passportSheet(passport, QLocale()));
    } else if (open) {
        m_card->setSheet(indexSheet(*m_assessment, m_place.passport, m_scope->period, QLocale()));
    }
    if (m_side->isOpen() != open)
        m_side->setOpen(open);
}

void IndicatorScene::openRows(int which)
{
    const Result<ViewAddress> queue = ViewAddress::forScene(u"overview"_s);
    if (which < 0 || which >= std::ssize(m_rows) || !queue)
        return;
    const EventFilter& rows = m_rows[static_cast<size_t>(which)];
    ViewAddress address = withFilter(*queue, rows);
    address.setPeriod(rows.reportedIn ? PeriodChoice(*rows.reportedIn) : PeriodChoice::all());
    Q_EMIT openAddressRequested(address);
}

std::vector<const PanelFrame*> IndicatorScene::shownPanels() const
{
    std::vector<const PanelFrame*> shown;
    for (const int place : m_columns->shown()) {
        for (const FigurePanel* panel : m_parts->panelsOf(m_parts->pages().at(static_cast<size_t>(place))))
            shown.push_back(panel);
    }
    return shown;
}

bool IndicatorScene::isComplete() const
{
    // Bands and intervals of ranks come in a second pass; a table of ranks without them says too much.
    const bool waits = m_scope && !m_assessment->hasUncertainty(m_scope->period) && !m_model.isComplete();
    return !m_model.isComputing() && !waits &&
           std::ranges::all_of(shownPanels(), [](const PanelFrame* frame) { return frame->isSettled(); });
}

QStringList IndicatorScene::problems() const
{
    QStringList all = problemsOf(shownPanels(), m_model.error());
    if (const std::optional<Error>& fault = m_model.publicationError(); fault && !all.isEmpty())
        all << ledgerFaultText(*fault);
    return all;
}

SceneFactory IndicatorScene::factory()
{
    return {.id = indicatorsId(),
            .title = tr("季度指标"),
            .key = QKeySequence(Qt::Key_F9),
            .create = [](const SceneContext& context, QWidget* parent) -> Scene* {
                return new IndicatorScene(context, parent);
            },
            .classes = {WindowClass::Wall, WindowClass::Duty, WindowClass::Leader, WindowClass::Analyst}};
}

} // namespace onescreen
