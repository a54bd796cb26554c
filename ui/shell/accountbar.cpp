// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/accountbar.h"

#include "ui/common/icons.h"
#include "ui/common/plainlabel.h"
#include "ui/shell/accountwords.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace onescreen {

AccountButtons::AccountButtons(AccountDesk& desk, const ThemeContext& context, bool managed, QWidget* parent)
    : QWidget(parent), m_desk(desk), m_context(context)
{
    setObjectName(u"accountButtons"_s);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(context.metrics.space(0.5));
    if (managed) {
        m_manage = add(layout, u"accountManage"_s);
        show(m_manage, u"users", tr("账号管理"), tr("管理账号和大屏（在 F12 数据健康里）"));
        connect(m_manage, &QToolButton::clicked, this, &AccountButtons::manageClicked);
    }
    m_sign = add(layout, u"accountSign"_s);
    m_lock = add(layout, u"accountLock"_s);
    connect(m_sign, &QToolButton::clicked, this, [this] {
        if (m_desk.state().person)
            m_desk.signOut();
        else
            Q_EMIT signInClicked();
    });
    connect(m_lock, &QToolButton::clicked, this, &AccountButtons::lockClicked);
    connect(&m_desk, &AccountDesk::changed, this, &AccountButtons::showState);
    showState();
}

QToolButton* AccountButtons::add(QHBoxLayout* layout, const QString& objectName)
{
    auto* button = new QToolButton(this);
    button->setObjectName(objectName);
    button->setIconSize({m_context.metrics.icon, m_context.metrics.icon});
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setFixedHeight(m_context.metrics.control);
    layout->addWidget(button);
    return button;
}

void AccountButtons::show(QToolButton* button, QStringView iconName, const QString& text, const QString& tip)
{
    button->setIcon(icon(iconName, m_context.theme.secondary, m_context.metrics.icon));
    button->setText(text);
    button->setAccessibleName(tip);
    setPlainToolTip(button, tip);
}

void AccountButtons::showState()
{
    setVisible(m_desk.hasAccounts());
    const auto& person = m_desk.state().person;
    if (person)
        show(m_sign, u"user-check", tr("退出"), tr("退出登录：%1").arg(identityText(*person)));
    else
        show(m_sign, u"user-check", tr("登录"), tr("登录后才能操作"));
    m_lock->setVisible(person.has_value());
    showManage();
    if (m_desk.isLocked())
        show(m_lock, u"lock", tr("解锁 Ctrl+L"), tr("输入密码解锁座席（Ctrl+L）"));
    else
        show(m_lock, u"lock", tr("锁定 Ctrl+L"), tr("锁定座席：画面照常，操作要先输密码（Ctrl+L）"));
}

/// Where the line is too short for its words the page's own button on F12 has to do.
void AccountButtons::showManage()
{
    if (!m_manage)
        return;
    const bool may = m_desk.state().person && m_desk.adminHindrance() == ActionHindrance::None;
    m_manage->setVisible(may);
    const QWidget* line = parentWidget();
    if (!may || !line || !line->layout())
        return;
    layout()->invalidate();
    updateGeometry();
    m_manage->setVisible(line->layout()->sizeHint().width() <= line->width());
}

void AccountButtons::moveEvent(QMoveEvent* event)
{
    QWidget::moveEvent(event);
    showManage();
}

void AccountButtons::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    showManage();
}

AccountBanner::AccountBanner(AccountDesk& desk, const Clock& clock, const ThemeContext& context,
                             QWidget* parent)
    : QWidget(parent), m_desk(desk), m_clock(clock), m_context(context), m_text(new PlainLabel(this)),
      m_codeLabel(new PlainLabel(tr("本机代码，请管理员批准"), this)), m_code(new PlainLabel(this))
{
    setObjectName(u"accountBanner"_s);
    auto* mark = new PlainLabel(this);
    mark->setPixmap(iconPixmap(u"lock", context.theme.unknown, context.metrics.icon, devicePixelRatioF()));
    m_text->setObjectName(u"accountBannerText"_s);
    m_text->setStyle(context, TextSize::Normal, TextRole::Unknown, true);
    m_text->setElide(Qt::ElideRight);
    m_codeLabel->setStyle(context, TextSize::Normal, TextRole::Secondary);
    m_code->setObjectName(u"accountBannerCode"_s);
    m_code->setStyle(context, TextSize::Huge, TextRole::Normal, true);
    const int margin = context.metrics.space(2);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(margin, context.metrics.space(), margin, context.metrics.space());
    layout->setSpacing(context.metrics.space(2));
    layout->addWidget(mark);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_codeLabel);
    layout->addWidget(m_code);
    if (!context.wall) {
        m_sign = new QToolButton(this);
        m_sign->setObjectName(u"accountBannerSign"_s);
        m_sign->setText(tr("登录"));
        m_sign->setFixedHeight(context.metrics.control);
        layout->addWidget(m_sign);
        connect(m_sign, &QToolButton::clicked, this, &AccountBanner::signInClicked);
    }
    connect(&m_desk, &AccountDesk::changed, this, &AccountBanner::showState);
    connect(&m_desk, &AccountDesk::warningChanged, this, &AccountBanner::showState);
    showState();
}

void AccountBanner::showState()
{
    const AccessState& state = m_desk.state();
    const bool nobody = state.phase == AccessPhase::SignedOut || state.phase == AccessPhase::SignInNeeded;
    if (m_context.wall && nobody)
        m_desk.wantDevice(); // nobody can sign in at a wall
    // The warning is for whoever sits at the seat.
    const QString text =
        m_context.wall && m_desk.warning() ? QString() : accountBanner(m_desk, m_clock.now());
    const bool coded = m_context.wall && nobody && state.code;
    m_text->setText(coded ? tr("等待管理员批准这台大屏。画面保留此前的数据，暂不更新") : text);
    m_codeLabel->setVisible(coded);
    m_code->setVisible(coded);
    if (coded)
        m_code->setText(spacedCode(state.code->userCode));
    if (m_sign)
        m_sign->setVisible(nobody);
    setVisible(!text.isEmpty() || coded);
}

void AccountBanner::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_context.theme.raised);
    const int line = qMax(1, m_context.metrics.grid / 4);
    painter.fillRect(QRect(0, height() - line, width(), line), m_context.theme.unknown);
}

} // namespace onescreen
