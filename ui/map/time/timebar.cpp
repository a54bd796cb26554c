// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/time/timebar.h"

#include "ui/common/icons.h"
#include "ui/common/numbertext.h"
#include "ui/common/plainlabel.h"
#include "ui/map/time/timetrack.h"
#include "ui/map/time/windowpopup.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include <array>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace onescreen {

namespace {

constexpr int trackBins = 120;
constexpr std::array windowKinds{WindowChoice::Kind::All, WindowChoice::Kind::LastHour,
                                 WindowChoice::Kind::Shift, WindowChoice::Kind::Today,
                                 WindowChoice::Kind::Custom};

int indexOf(WindowChoice::Kind kind)
{
    return static_cast<int>(std::ranges::find(windowKinds, kind) - windowKinds.begin());
}

} // namespace

TimeBar::TimeBar(ReplayPlayer& player, const Clock& clock, const ThemeContext& context, QWidget* parent)
    : QWidget(parent), m_player(player), m_clock(clock), m_context(context)
{
    setObjectName(u"timeBar"_s);
    setAutoFillBackground(true);
    build();
    connect(&m_player, &ReplayPlayer::stateChanged, this, &TimeBar::showState);
    connect(&m_player, &ReplayPlayer::moved, this, &TimeBar::showMoment);
    showState();
}

QToolButton* TimeBar::addButton(const QString& name, const QString& iconName, const QString& text,
                                const QString& tip, bool withText)
{
    auto* button = new QToolButton(this);
    button->setObjectName(name);
    button->setText(text);
    button->setAccessibleName(tip);
    setPlainToolTip(button, tip);
    button->setIcon(icon(iconName, m_context.theme.text, m_context.metrics.icon));
    button->setIconSize({m_context.metrics.icon, m_context.metrics.icon});
    button->setToolButtonStyle(withText ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
    button->setFixedHeight(m_context.metrics.control);
    button->setVisible(!m_context.wall);
    layout()->addWidget(button);
    return button;
}

void TimeBar::build()
{
    const Metrics& metrics = m_context.metrics;
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(metrics.space(1), metrics.grid / 2, metrics.space(1), metrics.grid / 2);
    row->setSpacing(metrics.grid / 2);
    m_windows = new QComboBox(this);
    m_windows->setObjectName(u"timeWindow"_s);
    m_windows->setAccessibleName(tr("时段"));
    m_windows->addItems({tr("全部时间"), tr("近 1 小时"), tr("本班"), tr("今天"), tr("自定义…")});
    m_windows->setVisible(!m_context.wall);
    row->addWidget(m_windows);
    m_replay = addButton(u"timeReplay"_s, u"history"_s, tr("回放"), tr("回放这个时段"), true);
    m_live = addButton(u"timeLive"_s, u"broadcast"_s, tr("回到实时"), tr("回到实时（Esc）"), true);
    m_moves << addButton(u"timePreviousEvent"_s, u"player-skip-back"_s, tr("上一件"),
                         tr("上一件事件（PgUp）"));
    m_moves << addButton(u"timeStepBack"_s, u"player-track-prev"_s, tr("后退"), tr("后退一步（←）"));
    m_play = addButton(u"timePlay"_s, u"player-play"_s, tr("播放"), tr("播放或暂停（空格）"), true);
    m_moves << addButton(u"timeStepForward"_s, u"player-track-next"_s, tr("前进"), tr("前进一步（→）"));
    m_moves << addButton(u"timeNextEvent"_s, u"player-skip-forward"_s, tr("下一件"),
                         tr("下一件事件（PgDn）"));
    m_speeds = new QComboBox(this);
    m_speeds->setObjectName(u"timeSpeed"_s);
    m_speeds->setAccessibleName(tr("回放速度"));
    for (const int speed : ReplayPlayer::speeds)
        m_speeds->addItem(u"%1×"_s.arg(speed), speed);
    row->addWidget(m_speeds);
    m_track = new TimeTrack(this);
    m_track->setTheme(m_context);
    row->addWidget(m_track, 1);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    m_moment = new PlainLabel(this);
    m_moment->setObjectName(u"timeMoment"_s);
    words->addWidget(m_moment);
    m_counts = new PlainLabel(this);
    m_counts->setObjectName(u"timeCounts"_s);
    m_counts->setElide(Qt::ElideRight);
    words->addWidget(m_counts);
    row->addLayout(words);
    m_popup = new WindowPopup(m_context, this);

    connect(m_windows, &QComboBox::activated, this, &TimeBar::chooseWindow);
    connect(m_replay, &QToolButton::clicked, this, &TimeBar::replayRequested);
    connect(m_live, &QToolButton::clicked, &m_player, &ReplayPlayer::goLive);
    connect(m_play, &QToolButton::clicked, this,
            [this] { m_player.isPlaying() ? m_player.pause() : m_player.play(); });
    connect(m_moves[0], &QToolButton::clicked, this, [this] { jump(true); });
    connect(m_moves[1], &QToolButton::clicked, this, [this] { m_player.step(-1); });
    connect(m_moves[2], &QToolButton::clicked, this, [this] { m_player.step(1); });
    connect(m_moves[3], &QToolButton::clicked, this, [this] { jump(false); });
    connect(m_speeds, &QComboBox::activated, this,
            [this](int index) { m_player.setSpeed(m_speeds->itemData(index).toInt()); });
    connect(m_track, &TimeTrack::sought, &m_player, &ReplayPlayer::seek);
    connect(m_track, &TimeTrack::stepped, &m_player, &ReplayPlayer::step);
    connect(m_popup, &WindowPopup::chosen, this, [this](const WindowChoice& choice) {
        setWindowChoice(choice);
        Q_EMIT windowChosen(choice);
    });
}

void TimeBar::setWindowChoice(const WindowChoice& choice)
{
    m_choice = choice;
    const QSignalBlocker block(m_windows);
    m_windows->setCurrentIndex(indexOf(choice.kind()));
}

void TimeBar::chooseWindow(int index)
{
    const WindowChoice::Kind kind = windowKinds.at(static_cast<std::size_t>(index));
    if (kind == WindowChoice::Kind::Custom) {
        openCustom();
        return;
    }
    setWindowChoice(WindowChoice(kind));
    Q_EMIT windowChosen(m_choice);
}

void TimeBar::openCustom()
{
    const UtcTime now = m_clock.now();
    const TimeSpan span = m_choice.resolve(now).value_or(TimeSpan{.from = now - 1h, .to = now});
    setWindowChoice(m_choice); // until another one is taken
    m_popup->openAt(*m_windows, span);
}

void TimeBar::setData(std::shared_ptr<const ReplayData> data)
{
    m_data = std::move(data);
    m_track->setBins(m_data ? m_data->bins(trackBins) : std::vector<ReplayBin>{});
    m_track->setTracksSince(m_data ? m_data->tracksSince() : std::nullopt);
    showMoment();
}

void TimeBar::setLoading(Loading loading)
{
    m_loading = loading;
    showMoment();
}

void TimeBar::setProblem(const QString& text)
{
    m_problem = text;
    showMoment();
}

void TimeBar::showState()
{
    const bool live = m_player.isLive();
    const bool controls = !m_context.wall;
    m_replay->setVisible(controls && live);
    m_live->setVisible(controls && !live);
    m_play->setVisible(controls && !live);
    m_speeds->setVisible(controls && !live);
    for (QToolButton* button : std::as_const(m_moves))
        button->setVisible(controls && !live);
    m_play->setText(m_player.isPlaying() ? tr("暂停") : tr("播放"));
    m_play->setIcon(icon(m_player.isPlaying() ? u"player-pause"_s : u"player-play"_s, m_context.theme.text,
                         m_context.metrics.icon));
    const QSignalBlocker block(m_speeds);
    m_speeds->setCurrentIndex(m_speeds->findData(m_player.speed()));
    m_moment->setStyle(m_context, TextSize::Normal, live ? TextRole::Secondary : TextRole::Accent, !live);
    m_track->setWindow(m_player.window());
    // Of one width while it plays, so that the slider does not move under the hand.
    const QString many = u"99,999"_s;
    const QString widest = tr("新增 %1 · 办结 %2 · 在办 %3").arg(many, many, many) +
                           tr(" · 单位 %1").arg(u"999"_s) + tr("（失联 %1）").arg(99);
    m_counts->setMinimumWidth(live ? 0
                                   : QFontMetrics(m_context.font(TextSize::Small)).horizontalAdvance(widest));
    m_counts->setVisible(!live || !m_problem.isEmpty());
    if (m_context.wall) // the present needs no bar
        setVisible(!live);
    showMoment();
}

void TimeBar::showMoment()
{
    m_track->setAt(m_player.at());
    m_counts->setStyle(m_context, TextSize::Small,
                       m_problem.isEmpty() ? TextRole::Secondary : TextRole::Warning);
    if (m_player.isLive()) {
        m_moment->setText(tr("实时"));
        m_counts->setText(m_problem);
        m_counts->setVisible(!m_problem.isEmpty());
        return;
    }
    m_moment->setText(businessDateTimeText(m_player.at()).sliced(5));
    if (!m_problem.isEmpty())
        m_counts->setText(m_problem);
    else if (m_loading == Loading::Yes)
        m_counts->setText(tr("正在读取…"));
    else
        m_counts->setText(m_data ? countsText(m_data->countsAt(m_player.at())) : QString());
}

QString TimeBar::countsText(const ReplayCounts& counts) const
{
    const auto number = [this](qint64 value) { return numberText(static_cast<double>(value), locale()); };
    QString text = tr("新增 %1 · 办结 %2 · 在办 %3")
                       .arg(number(counts.reported), number(counts.closed), number(counts.open));
    text += tr(" · 单位 %1").arg(number(counts.units));
    if (counts.silent > 0)
        text += tr("（失联 %1）").arg(number(counts.silent));
    if (m_data->isCut())
        text += tr(" · 事件过多，只含较新的");
    return text;
}

void TimeBar::jump(bool back)
{
    if (!m_data)
        return;
    m_player.pause();
    if (const auto at = m_data->nextReport(m_player.at(), back))
        m_player.seek(*at);
}

bool TimeBar::handleKey(const QKeyEvent& event)
{
    if (m_player.isLive() || event.modifiers().testAnyFlags(Qt::ControlModifier | Qt::AltModifier))
        return false;
    switch (event.key()) {
    case Qt::Key_Space:
        m_play->click();
        return true;
    case Qt::Key_Left:
        m_player.step(-1);
        return true;
    case Qt::Key_Right:
        m_player.step(1);
        return true;
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        jump(event.key() == Qt::Key_PageUp);
        return true;
    case Qt::Key_Home:
        m_player.seek(m_player.window()->from);
        return true;
    case Qt::Key_End:
        m_player.seek(m_player.window()->to);
        return true;
    case Qt::Key_Escape:
        m_player.goLive();
        return true;
    default:
        return false;
    }
}

void TimeBar::keyPressEvent(QKeyEvent* event)
{
    if (!handleKey(*event))
        QWidget::keyPressEvent(event);
}

} // namespace onescreen
