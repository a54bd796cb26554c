// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenes/portraitscene.h"

#include "app/geo/pack/pack.h"
#include "ui/common/dialogs.h"
#include "ui/common/errortext.h"
#include "ui/common/exportgate.h"
#include "ui/common/filewriter.h"
#include "ui/common/panelexport.h"
#include "ui/common/passportcard.h"
#include "ui/common/passportsheet.h"
#include "ui/common/plainlabel.h"
#include "ui/common/timetext.h"
#include "ui/indicators/denominatorsetting.h"
#include "ui/indicators/indexsheet.h"
#include "ui/portrait/briefing.h"
#include "ui/portrait/portraitbar.h"
#include "ui/portrait/portraitdesk.h"
#include "ui/portrait/portraitpanel.h"
#include "ui/portrait/portraittext.h"
#include "ui/scenes/keptfaults.h"
#include "ui/scenes/overviewview.h"
#include "ui/scenes/panelproblems.h"
#include "ui/scenes/sidepanel.h"

#include <QCoreApplication>
#include <QPointer>
#include <QShortcut>
#include <QVBoxLayout>
#include <QtConcurrentRun>

#include <algorithm>

namespace onescreen {

using namespace Qt::StringLiterals;

namespace {

QString portraitId()
{
    return u"portrait"_s;
}

/// Without the log of alerts nobody knows what was acknowledged: then nothing is said of it.
void forgetHandling(portrait::Portrait& portrait)
{
    for (auto* warnings : {&portrait.warnings, &portrait.quietWarnings}) {
        for (portrait::Warning& warning : *warnings) {
            if (warning.handling && !warning.handling->closed)
                warning.handling.reset();
        }
    }
}

} // namespace

PortraitScene::PortraitScene(const SceneContext& context, QWidget* parent)
    : Scene(parent), m_model(context.assessment), m_hub(context.hub), m_dialogs(context.dialogs),
      m_class(context.windowClass),
      m_tenant(context.pack ? context.pack->manifest.tenantRegion : std::nullopt),
      m_address(ViewAddress::forScene(portraitId()).value())
{
    setObjectName(u"portraitScene"_s);
    build(context);
    connectPanels();
    if (m_class != WindowClass::Wall)
        addKeys();
    connect(&m_model, &AssessmentModel::changed, this, &PortraitScene::refresh);
    connect(&m_model, &AssessmentModel::asOfChanged, this, [this] {
        for (PortraitPanel* panel : allPanels())
            panel->followAsOf(m_model.asOf());
    });
    m_model.setDenominators(rememberedDenominators(context.settings));
    m_model.request();
    refresh();
}

PortraitScene::~PortraitScene() = default;

void PortraitScene::build(const SceneContext& context)
{
    const ThemeContext& theme = context.theme;
    const int gap = theme.metrics.grid;
    m_bar = new PortraitBar(theme, this);
    m_fault = new PlainLabel(this);
    m_fault->setStyle(theme, TextSize::Small, TextRole::Warning);
    m_fault->setWordWrap(true);
    m_fault->hide();
    m_desk = new PortraitDesk(theme);
    // Exceptions first; then what the issue says as a whole.
    m_panels = {makeWarningPanel(context),    makeScorePanel(context),  makeNarrativePanel(context),
                makeDimensionPanel(context),  makeTargetPanel(context), makeContributionPanel(context),
                makeTrendPanel(context),      makeFunnelPanel(context), makeChangePanel(context),
                makeDifferencePanel(context), makeContextPanel(context)};
    m_comparison = makeComparisonPanel(context);
    m_card = new PassportCard(context);
    m_side = new SidePanel(theme, m_desk, m_card);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(gap, gap, gap, gap);
    layout->setSpacing(gap);
    layout->addWidget(m_bar);
    layout->addWidget(m_fault);
    layout->addWidget(m_side, 1);
    m_comparison->setParent(m_desk->widget());
    showPanels();
}

void PortraitScene::connectPanels()
{
    const std::vector<PortraitPanel*> all = allPanels();
    for (PortraitPanel* panel : all) {
        panel->setAddressSource([this] { return m_address.toString(); });
        connect(panel, &PanelFrame::stateChanged, this, &Scene::completeChanged);
    }
    m_card->setAddressSource([this] { return m_address.toString(); });
    connect(m_card, &PassportCard::closeRequested, this, &PortraitScene::closePassport);
    connect(m_card, &PassportCard::rowsRequested, this, &PortraitScene::openRows);
    if (m_class == WindowClass::Wall)
        return;
    for (PortraitPanel* panel : all) {
        connect(panel, &PortraitPanel::passportRequested, this, &PortraitScene::openPassport);
        connect(panel, &PortraitPanel::indicatorChosen, this, [this](const QString& indicator) {
            PortraitPlace place = m_place;
            place.indicator = indicator;
            change(place);
        });
        connect(panel, &PortraitPanel::acknowledged, this, &PortraitScene::acknowledge);
        connect(panel, &PortraitPanel::dimensionActivated, this, [this](const QString& dimension) {
            PortraitPlace place = m_place;
            place.dimension = dimension;
            change(place);
        });
    }
    connect(m_bar, &PortraitBar::unitChosen, this, &PortraitScene::chooseUnit);
    connect(m_bar, &PortraitBar::versusChosen, this, [this](const QString& key) {
        PortraitPlace place = m_place;
        place.versus = key;
        change(place);
    });
    connect(m_bar, &PortraitBar::stepRequested, this, &PortraitScene::step);
    connect(m_bar, &PortraitBar::calendarChosen, this, &PortraitScene::chooseCalendar);
    connect(m_bar, &PortraitBar::printRequested, this, &PortraitScene::exportBriefing);
}

void PortraitScene::addKeys()
{
    const auto key = [this](const QKeySequence& keys, auto then) {
        auto* shortcut = new QShortcut(keys, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, then);
    };
    key(QKeySequence(Qt::Key_BracketLeft), [this] { step(-1); });
    key(QKeySequence(Qt::Key_BracketRight), [this] { step(1); });
    key(QKeySequence(Qt::CTRL | Qt::Key_F), [this] { m_bar->focusUnit(); });
    key(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F), [this] { m_bar->focusVersus(); });
    key(QKeySequence(Qt::CTRL | Qt::Key_P), [this] { exportBriefing(); });
    key(QKeySequence(Qt::Key_F6), [this] {
        if (!m_place.passport.isEmpty())
            closePassport();
        else if (m_issue && !m_issue->chosen.isEmpty())
            openPassport(m_issue->now.unit.id, m_issue->now.period, m_issue->chosen);
    });
}

QString PortraitScene::sceneId() const
{
    return portraitId();
}

QString PortraitScene::title() const
{
    return tr("效能画像");
}

void PortraitScene::setAddress(const ViewAddress& address)
{
    m_address = address;
    m_place = portraitPlaceOf(address);
    refresh();
}

void PortraitScene::change(const PortraitPlace& place)
{
    const ViewAddress address = withPlace(m_address, place);
    if (address == m_address)
        return;
    setAddress(address);
    Q_EMIT addressChanged();
}

void PortraitScene::chooseUnit(const QString& key)
{
    if (const auto unit = m_assessment ? m_assessment->unit(key) : std::nullopt)
        change(withUnit(m_place, *unit));
}

void PortraitScene::chooseCalendar(AssessedCalendar calendar)
{
    if (!m_assessment || !m_choice || calendarOf(m_choice->period) == calendar)
        return;
    // The period that holds the end of the present one; when it has no figures, the last that has.
    const std::vector<Period> periods = m_assessment->periods(calendar);
    const Period wanted = calendarPeriod(calendar, m_choice->period.last());
    const auto found = std::ranges::find(periods, wanted);
    PortraitPlace place = m_place;
    place.period = found != periods.end() ? std::optional(wanted)
                   : periods.empty()      ? std::nullopt
                                          : std::optional(periods.back());
    change(withoutPassport(std::move(place)));
}

void PortraitScene::step(int issues)
{
    const auto next =
        m_assessment && m_choice ? neighbourIssue(*m_assessment, m_choice->period, issues) : std::nullopt;
    if (!next)
        return;
    PortraitPlace place = m_place;
    place.period = next;
    place.passportPeriod.reset();
    change(place);
}

std::optional<PortraitChoice> PortraitScene::choiceNow(QString& why) const
{
    const bool named = m_place.area || !m_place.unit.isEmpty();
    std::optional<AssessedUnit> unit = !m_place.unit.isEmpty() ? m_assessment->unit(m_place.unit)
                                       : m_place.area          ? m_assessment->unitOf(*m_place.area)
                                                               : firstPortraitUnit(*m_assessment, m_tenant);
    if (!unit) {
        why = named ? tr("地址里的单位不在可评价的单位之中。请在上方选一个单位。")
                    : tr("还没有可评价的单位。接入区划和队伍资料后，这里自动显示。");
        return std::nullopt;
    }
    const std::optional<Period> period = m_place.period ? m_place.period : firstPortraitPeriod(*m_assessment);
    if (!period) {
        why = tr("还没有任何一期的数值。连上中心同步事件或导入指标文件后，这里自动显示。");
        return std::nullopt;
    }
    return PortraitChoice{
        .unit = unit->key, .period = *period, .versus = m_place.versus, .indicator = m_place.indicator};
}

ModelStatus PortraitScene::status() const
{
    return {.state = m_model.state(),
            .error = m_model.error(),
            .asOf = m_model.asOf(),
            .emptyText = tr("本机还没有可以统计的事件，也没有导入的指标值。\n连上中心同步事件，或者用 "
                            "onescreen-cli import 导入指标文件（CSV）后，这里自动显示。")};
}

std::vector<PortraitPanel*> PortraitScene::allPanels() const
{
    std::vector<PortraitPanel*> all = m_panels;
    all.push_back(m_comparison);
    return all;
}

void PortraitScene::acknowledge(const AlertDecision& decision)
{
    m_model.acknowledge(decision).then(this, [this](const Result<AlertDecision>& logged) {
        if (!logged)
            m_dialogs.show(this,
                           {.kind = MessageKind::Error,
                            .title = tr("确认没有记下"),
                            .text = tr("这条预警的确认没有写进本机的预警记录，请再试；还不行请联系管理员。"),
                            .detail = logged.error().toString()});
    });
}

void PortraitScene::showFaults()
{
    QStringList faults;
    if (const std::optional<Error>& fault = m_model.catalogueError())
        faults << tr("指标目录有错，用的是上一份有效的目录：%1").arg(fault->toString());
    if (const std::optional<Error>& fault = m_model.decisionError())
        faults << alertLogFaultText(*fault);
    if (const std::optional<Error>& fault = m_model.publicationError())
        faults << ledgerFaultText(*fault);
    m_fault->setVisible(!faults.isEmpty());
    m_fault->setText(faults.join(u'\n'));
}

void PortraitScene::refresh()
{
    m_assessment = m_model.current(m_class);
    showFaults();
    m_missing.clear();
    const std::optional<PortraitChoice> choice = m_assessment ? choiceNow(m_missing) : std::nullopt;
    if (!choice) {
        ++m_reading;
        m_pending = false;
        m_choice.reset();
        m_issue.reset();
        m_readFrom.reset();
    } else if (m_choice != choice || m_readFrom != m_assessment ||
               (m_issue && !m_issue->now.warningsKnown && m_model.isComplete())) {
        read(*choice);
    }
    showIssue();
}

void PortraitScene::read(const PortraitChoice& choice)
{
    // Figures of another unit or issue must not stand under the new name meanwhile.
    if (!m_choice || m_choice->unit != choice.unit || m_choice->period != choice.period)
        m_issue.reset();
    m_choice = choice;
    m_readFrom = m_assessment;
    m_pending = true;
    const quint64 reading = ++m_reading;
    QtConcurrent::run([assessment = m_assessment, choice, settled = m_model.isComplete(),
                       handlingKnown = !m_model.decisionError()] {
        auto issue = readIssue(*assessment, choice, settled);
        if (issue && !handlingKnown)
            forgetHandling(issue->now);
        return issue ? std::make_shared<const portrait::Issue>(std::move(*issue)) : nullptr;
    }).then(this, [this, reading](const std::shared_ptr<const portrait::Issue>& issue) {
        if (reading != m_reading)
            return;
        m_pending = false;
        m_issue = issue;
        if (!issue)
            m_missing = tr("这个单位在这一期没有数值。请换一期（[ 和 ]）或换一个单位。");
        showIssue();
    });
}

void PortraitScene::showIssue()
{
    PortraitBarState bar{.unit = m_choice ? m_choice->unit : QString(),
                         .versus = m_place.versus,
                         .period = m_choice ? std::optional(m_choice->period) : m_place.period};
    if (m_issue) {
        bar.preliminary = m_issue->now.preliminary;
        bar.published = m_issue->now.published.has_value();
        bar.publicationUnknown = m_model.publicationError().has_value();
        bar.sample = m_issue->now.sampleCatalogue;
        bar.demonstration = m_issue->now.demonstration;
    }
    m_bar->show(m_assessment.get(), bar);
    showPanels();
    const PortraitView view{.issue = m_issue,
                            .status = status(),
                            .missing = m_pending ? QString() : m_missing,
                            .dimension = m_place.dimension};
    for (PortraitPanel* panel : allPanels())
        panel->setView(view);
    showPassport();
    Q_EMIT completeChanged();
}

void PortraitScene::showPanels()
{
    std::vector<std::pair<QWidget*, DeskWish>> panels;
    for (PortraitPanel* panel : m_panels) {
        const QString name = panel->objectName();
        const bool tall = name == u"portraitTargets";
        panels.emplace_back(panel, DeskWish{.rows = tall ? 2 : 1});
        if (name == u"portraitScore" && !m_place.versus.isEmpty())
            panels.emplace_back(m_comparison, DeskWish{.rows = 1, .columns = 2});
    }
    m_comparison->setVisible(!m_place.versus.isEmpty());
    m_desk->setPanels(panels);
}

void PortraitScene::openPassport(const QString& unit, const Period& period, const QString& indicator)
{
    PortraitPlace place = m_place;
    place.passport = unit;
    place.passportOfIndex = indicator.isEmpty();
    if (!indicator.isEmpty())
        place.indicator = indicator;
    place.passportPeriod = m_choice && m_choice->period == period ? std::nullopt : std::optional(period);
    change(place);
}

void PortraitScene::closePassport()
{
    change(withoutPassport(m_place));
    if (QWidget* panel = m_desk->widget())
        panel->setFocus();
}

void PortraitScene::showPassport()
{
    m_rows.clear();
    const QString indicator = m_issue ? m_issue->chosen : QString();
    const bool open = m_assessment && m_choice && !m_place.passport.isEmpty() &&
                      (m_place.passportOfIndex || !indicator.isEmpty()) && m_class != WindowClass::Wall &&
                      m_assessment->unit(m_place.passport);
    if (open && m_place.passportOfIndex) {
        m_card->setSheet(indexSheet(*m_assessment, m_place.passport, m_choice->period, QLocale()));
    } else if (open) {
        const Passport passport = m_assessment->passport(
            m_place.passport, m_place.passportPeriod.value_or(m_choice->period), indicator);
        m_rows = passportRows(passport);
        m_card->setSheet(passportSheet(passport, QLocale()));
    }
    if (m_side->isOpen() != open)
        m_side->setOpen(open);
}

void PortraitScene::openRows(int which)
{
    const Result<ViewAddress> queue = ViewAddress::forScene(u"overview"_s);
    if (which < 0 || which >= std::ssize(m_rows) || !queue)
        return;
    const EventFilter& rows = m_rows[static_cast<std::size_t>(which)];
    ViewAddress address = withFilter(*queue, rows);
    address.setPeriod(rows.reportedIn ? PeriodChoice(*rows.reportedIn) : PeriodChoice::all());
    Q_EMIT openAddressRequested(address);
}

void PortraitScene::exportBriefing()
{
    if (!m_issue || m_class == WindowClass::Wall || !mayExport(this, m_dialogs))
        return;
    const auto briefing = std::make_shared<const Briefing>(
        *m_issue, BriefingPaper{.asOf = asOfText(m_model.asOf(), m_hub.now()),
                                .producer = QCoreApplication::applicationName() + u' ' +
                                            QCoreApplication::applicationVersion(),
                                .locale = QLocale(),
                                .publicationUnknown = m_model.publicationError().has_value()});
    m_dialogs.askSaveFile(this,
                          {.title = tr("导出简报"),
                           .suggestedName = briefing->title() + u".pdf"_s,
                           .suffix = u"pdf"_s,
                           .filterName = tr("PDF 简报")},
                          [scene = QPointer(this), briefing](const QString& path) {
                              if (!scene)
                                  return;
                              writeFileLater(
                                  scene, path, [briefing] { return briefing->pdf(); },
                                  [scene, path](const Result<void>& written) {
                                      if (!written)
                                          showExportFailure(scene, scene->m_dialogs, path, written.error());
                                  });
                          });
}

std::vector<const PortraitPanel*> PortraitScene::shownPanels() const
{
    std::vector<const PortraitPanel*> shown;
    std::ranges::copy_if(m_panels, std::back_inserter(shown),
                         [](const PortraitPanel* panel) { return !panel->isHidden(); });
    if (!m_comparison->isHidden())
        shown.push_back(m_comparison);
    return shown;
}

bool PortraitScene::isComplete() const
{
    const bool waits = m_issue && !m_issue->now.warningsKnown && !m_model.isComplete();
    return !m_model.isComputing() && !m_pending && !waits &&
           std::ranges::all_of(shownPanels(), [](const PortraitPanel* panel) { return panel->isSettled(); });
}

QStringList PortraitScene::problems() const
{
    return problemsOf(shownPanels(), m_model.error());
}

SceneFactory PortraitScene::factory()
{
    return {.id = portraitId(),
            .title = tr("效能画像"),
            .key = QKeySequence(Qt::Key_F8),
            .create = [](const SceneContext& context, QWidget* parent) -> Scene* {
                return new PortraitScene(context, parent);
            },
            .classes = {WindowClass::Wall, WindowClass::Duty, WindowClass::Leader, WindowClass::Analyst}};
}

} // namespace onescreen
