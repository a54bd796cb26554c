// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/startview.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace onescreen {

StartView::StartView(const ThemeContext& context, QWidget* parent)
    : QWidget(parent), m_heading(new PlainLabel(this)), m_state(new PlainLabel(this)),
      m_advice(new PlainLabel(this))
{
    setObjectName(u"startView"_s);
    m_heading->setObjectName(u"startHeading"_s);
    m_state->setObjectName(u"startState"_s);
    m_advice->setObjectName(u"startAdvice"_s);
    m_heading->setStyle(context, TextSize::Large, TextRole::Normal, true);
    m_state->setStyle(context, TextSize::Normal, TextRole::Secondary);
    m_advice->setStyle(context, TextSize::Normal, TextRole::Normal);
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(context.metrics.space(2));
    layout->addStretch(2);
    for (PlainLabel* label : {m_heading, m_state, m_advice}) {
        label->setWordWrap(true);
        label->setAlignment(Qt::AlignHCenter);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        layout->addWidget(label);
    }
    layout->addStretch(3);
}

void StartView::setLink(const LinkState& link, bool hasServer, UtcTime now)
{
    const LinkText text = linkText(link, hasServer, now);
    const bool trouble = link.phase == LinkPhase::Offline || link.phase == LinkPhase::Refused;
    if (!hasServer) {
        m_heading->setText(tr("这台机器上还没有数据"));
        m_state->setText(text.reason);
        m_advice->setText(
            tr("请用中心服务器的地址启动：onescreen --central http://服务器:端口\n"
               "没有服务器时，可先运行演示：onescreen-central --demo --data 文件夹 --port 8080"));
        return;
    }
    m_heading->setText(trouble ? tr("这台机器上还没有数据，也连接不上服务器")
                               : tr("第一次同步：正在取得数据"));
    m_state->setText(trouble ? text.word + u" · "_s + text.reason : text.word);
    m_advice->setText(trouble ? text.nextStep : tr("取得第一批数据后，画面会自动出现"));
}

} // namespace onescreen
