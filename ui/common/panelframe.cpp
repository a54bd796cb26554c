// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/panelframe.h"

#include "ui/common/dialogs.h"
#include "ui/common/exportdialog.h"
#include "ui/common/exportgate.h"
#include "ui/common/panelexport.h"
#include "ui/common/panelheader.h"
#include "ui/common/panelparts.h"

#include <QAction>
#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QPointer>
#include <QStackedLayout>
#include <QTimer>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace onescreen {

namespace {

constexpr auto skeletonDelay = 200ms;

bool showsContent(PanelState state)
{
    return state == PanelState::Fresh || state == PanelState::Late || state == PanelState::Stale ||
           state == PanelState::Unknown;
}

PanelState stateFor(Freshness freshness)
{
    switch (freshness) {
    case Freshness::Fresh:
        return PanelState::Fresh;
    case Freshness::Late:
        return PanelState::Late;
    case Freshness::Stale:
        return PanelState::Stale;
    case Freshness::Unknown:
        return PanelState::Unknown;
    }
    return PanelState::Unknown;
}

} // namespace

struct PanelFrame::Private
{
    ThemeContext context;
    QWidget* content = nullptr;
    PanelHeader* header = nullptr;
    QMenu* menu = nullptr;
    QAction* csv = nullptr;
    QAction* xlsx = nullptr;
    QAction* png = nullptr;
    QAction* more = nullptr;
    QAction* help = nullptr;
    QAction* copyAddress = nullptr;
    QStackedLayout* pages = nullptr;
    QWidget* contentPage = nullptr;
    QWidget* blank = nullptr;
    SkeletonView* skeleton = nullptr;
    StateView* stateView = nullptr;
    StaleVeil* veil = nullptr;
    QTimer skeletonTimer;

    QString period;
    QString scope;
    QString version;
    QString sourceText;
    QString passport;
    QString what;
    QString nextStep;
    PanelState state = PanelState::Loading;
    std::optional<Freshness> freshness;
    Dialogs* dialogs = nullptr;
    const ExportSource* source = nullptr;
    std::function<QString()> address;

    void showAbout();
    void showMark();
    void showPage();
    void buildPages(PanelFrame* frame);
    void buildMenu(PanelFrame* frame);
    [[nodiscard]] StateView::Shown shown() const;
    [[nodiscard]] PanelPaper paper() const
    {
        return {.title = header->title(),
                .period = period,
                .scope = scope,
                .asOf = header->asOfText(),
                .version = version,
                .source = sourceText,
                .passport = passport};
    }
};

void PanelFrame::Private::buildPages(PanelFrame* frame)
{
    contentPage = new QWidget(frame);
    auto* cell = new QGridLayout(contentPage);
    cell->setContentsMargins(0, 0, 0, 0);
    veil = new StaleVeil(context, contentPage);
    veil->hide();
    cell->addWidget(content, 0, 0);
    cell->addWidget(veil, 0, 0);
    veil->raise();

    blank = new QWidget(frame);
    skeleton = new SkeletonView(context, frame);
    stateView = new StateView(context, frame);
    QObject::connect(stateView, &StateView::nextStepRequested, frame, &PanelFrame::nextStepRequested);
    pages = new QStackedLayout;
    for (QWidget* page : std::initializer_list<QWidget*>{contentPage, blank, skeleton, stateView})
        pages->addWidget(page);
}

void PanelFrame::Private::buildMenu(PanelFrame* frame)
{
    menu = new QMenu(frame);
    header->menuButton()->setMenu(menu);
    csv = menu->addAction(PanelFrame::tr("导出 CSV"), frame, &PanelFrame::exportCsv);
    xlsx = menu->addAction(PanelFrame::tr("导出 Excel"), frame, &PanelFrame::exportXlsx);
    png = menu->addAction(PanelFrame::tr("导出 PNG"), frame, &PanelFrame::exportPng);
    more = menu->addAction(PanelFrame::tr("导出图片、PDF…"), frame, &PanelFrame::exportByDialog);
    help = menu->addAction(PanelFrame::tr("口径说明"), frame, [this, frame] {
        if (dialogs)
            dialogs->show(frame, {.title = header->title(), .text = passport});
    });
    copyAddress = menu->addAction(PanelFrame::tr("复制地址"), frame,
                                  [this] { QGuiApplication::clipboard()->setText(address()); });
    csv->setObjectName(u"exportCsv"_s);
    xlsx->setObjectName(u"exportXlsx"_s);
    png->setObjectName(u"exportPng"_s);
    more->setObjectName(u"exportMore"_s);
    help->setObjectName(u"showPassport"_s);
    copyAddress->setObjectName(u"copyAddress"_s);
    for (QAction* action : {csv, xlsx, png, more, help, copyAddress})
        action->setVisible(false);
    for (QAction* action : {csv, xlsx, png, more})
        guardExport(menu, action);
}

void PanelFrame::Private::showAbout()
{
    QStringList parts;
    for (const QString& part : {period, scope}) {
        if (!part.isEmpty())
            parts << part;
    }
    header->setAbout(parts.join(u" · "_s));
}

void PanelFrame::Private::showMark()
{
    header->setMark(state);
    veil->setVisible(state == PanelState::Stale);
}

StateView::Shown PanelFrame::Private::shown() const
{
    const Theme& theme = context.theme;
    const auto sentence = [this](const QString& own) { return what.isEmpty() ? own : what; };
    switch (state) {
    case PanelState::Denied:
        return {u"lock"_s, theme.secondary, sentence(PanelFrame::tr("无权查看")),
                PanelFrame::tr("这类窗口或账号看不到此内容"), nextStep};
    case PanelState::Empty:
        return {u"inbox"_s, theme.secondary, sentence(PanelFrame::tr("暂无数据")),
                what.isEmpty() ? PanelFrame::tr("所选范围和时段内没有记录") : QString(), nextStep};
    case PanelState::NoMatch:
        return {u"filter-off"_s, theme.secondary, sentence(PanelFrame::tr("没有符合筛选条件的记录")),
                QString(), nextStep.isEmpty() ? PanelFrame::tr("清除筛选") : nextStep};
    case PanelState::Error:
        return {u"alert-triangle"_s, theme.warning, PanelFrame::tr("“%1”没有读到数据").arg(header->title()),
                what, nextStep};
    default:
        return {};
    }
}

void PanelFrame::Private::showPage()
{
    skeletonTimer.stop();
    showMark();
    if (showsContent(state)) {
        pages->setCurrentWidget(contentPage);
    } else if (state == PanelState::Loading) {
        // What was there stays for a moment: a quick answer must not make the panel blink.
        if (pages->currentWidget() == stateView)
            pages->setCurrentWidget(blank);
        skeletonTimer.start();
    } else {
        stateView->show(shown());
        pages->setCurrentWidget(stateView);
    }
}

PanelFrame::PanelFrame(const ThemeContext& context, QWidget* content, QWidget* parent)
    : QWidget(parent), d(std::make_unique<Private>())
{
    d->context = context;
    d->content = content;
    d->skeletonTimer.setSingleShot(true);
    d->skeletonTimer.setInterval(skeletonDelay);
    connect(&d->skeletonTimer, &QTimer::timeout, this, [this] { d->pages->setCurrentWidget(d->skeleton); });
    d->header = new PanelHeader(context, this);
    d->buildPages(this);
    d->buildMenu(this);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->setSpacing(0);
    layout->addWidget(d->header);
    layout->addLayout(d->pages, 1);
    setAsOf(std::nullopt, UtcTime{}, Freshness::Unknown);
    d->freshness.reset();
    d->pages->setCurrentWidget(d->blank);
    d->showPage();
}

PanelFrame::~PanelFrame() = default;

void PanelFrame::setTitle(const QString& title)
{
    d->header->setTitle(title);
    setAccessibleName(title);
}

void PanelFrame::setPeriod(const QString& period)
{
    d->period = period;
    d->showAbout();
}

void PanelFrame::setScope(const QString& scope)
{
    d->scope = scope;
    d->showAbout();
}

void PanelFrame::setAsOf(std::optional<UtcTime> asOf, UtcTime now, Freshness freshness)
{
    d->header->setAsOf(asOf, now);
    d->freshness = freshness;
    if (showsContent(d->state) && stateFor(freshness) != d->state) {
        d->state = stateFor(freshness);
        d->showMark();
        Q_EMIT stateChanged();
    }
}

void PanelFrame::setState(PanelState state, const QString& what, const QString& nextStep)
{
    const PanelState wanted = showsContent(state) && d->freshness ? stateFor(*d->freshness) : state;
    if (wanted == d->state && what == d->what && nextStep == d->nextStep)
        return;
    d->state = wanted;
    d->what = what;
    d->nextStep = nextStep;
    d->showPage();
    Q_EMIT stateChanged();
}

PanelState PanelFrame::state() const
{
    return d->state;
}

QString PanelFrame::stateText() const
{
    return d->pages->currentWidget() == d->stateView ? d->stateView->sentence() : QString();
}

void PanelFrame::setPassport(const QString& text)
{
    d->passport = text;
    d->help->setVisible(!text.isEmpty() && d->dialogs);
}

void PanelFrame::setDefinitionVersion(const QString& version)
{
    d->version = version;
}

void PanelFrame::setSourceText(const QString& source)
{
    d->sourceText = source;
}

void PanelFrame::setExport(Dialogs* dialogs, const ExportSource* source)
{
    d->dialogs = dialogs;
    d->source = source;
    d->csv->setVisible(dialogs && source);
    d->xlsx->setVisible(dialogs && source);
    d->png->setVisible(dialogs);
    d->more->setVisible(dialogs);
    d->help->setVisible(!d->passport.isEmpty() && dialogs);
}

void PanelFrame::setAddressSource(std::function<QString()> address)
{
    d->address = std::move(address);
    d->copyAddress->setVisible(bool(d->address));
}

QAction* PanelFrame::addMenuAction(const QString& text)
{
    auto* action = new QAction(text, this);
    d->menu->insertAction(d->csv, action);
    return action;
}

QAction* PanelFrame::addExportAction(const QString& text)
{
    QAction* action = addMenuAction(text);
    guardExport(d->menu, action);
    return action;
}

void PanelFrame::addHeaderWidget(QWidget* widget)
{
    d->header->insertWidget(widget);
}

QWidget* PanelFrame::content() const
{
    return d->content;
}

QList<QAction*> PanelFrame::menuActions() const
{
    return d->menu->actions();
}

void PanelFrame::exportCsv()
{
    if (d->dialogs && d->source && mayExport(this, *d->dialogs))
        askAndWriteTable(this, *d->dialogs, d->paper(), ExportFormat::Csv, d->source->exportTable());
}

void PanelFrame::exportXlsx()
{
    if (d->dialogs && d->source && mayExport(this, *d->dialogs))
        askAndWriteTable(this, *d->dialogs, d->paper(), ExportFormat::Xlsx, d->source->exportTable());
}

void PanelFrame::exportPng()
{
    if (d->dialogs && mayExport(this, *d->dialogs))
        askAndWritePng(this, *d->dialogs, d->paper(), grab().toImage());
}

void PanelFrame::exportByDialog()
{
    if (!d->dialogs || !mayExport(this, *d->dialogs))
        return;
    ExportOffer offer{.paper = d->paper(),
                      .paint = d->source ? d->source->exportPaint() : ExportPaint(),
                      .table = d->source ? std::optional(d->source->exportTable()) : std::nullopt,
                      .look = d->context,
                      .shownSize = d->content->size()};
    if (!offer.paint) {
        // The content as it stands on screen, fitted into the page.
        offer.paintOnUiThread = true;
        offer.paint = [content = QPointer(d->content)](QPainter& painter, const QRectF& area,
                                                       const ThemeContext&) {
            if (!content || content->size().isEmpty())
                return;
            const double scale = std::min(area.width() / content->width(), area.height() / content->height());
            painter.translate(area.topLeft());
            painter.scale(scale, scale);
            content->render(&painter, QPoint(), QRegion(), QWidget::DrawChildren);
        };
    }
    (new ExportDialog(std::move(offer), *d->dialogs, this))->open();
}

void PanelFrame::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), d->context.theme.panel);
    painter.setPen(d->context.theme.hairline);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

} // namespace onescreen
