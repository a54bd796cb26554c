// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accounts/passwordentry.h"

#include "ui/common/plainlabel.h"

#include <QGridLayout>
#include <QLineEdit>
#include <QPushButton>

namespace onescreen {

using namespace Qt::StringLiterals;

namespace {

QLineEdit* addLine(const ThemeContext& context, const QString& name, const QString& hint, QWidget* parent)
{
    auto* line = new QLineEdit(parent);
    line->setObjectName(name);
    line->setPlaceholderText(hint);
    line->setAccessibleName(hint);
    line->setMaxLength(longestPassword);
    line->setMinimumHeight(context.metrics.control);
    line->setEchoMode(QLineEdit::Password);
    line->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhNoPredictiveText | Qt::ImhSensitiveData);
    return line;
}

} // namespace

PasswordEntry::PasswordEntry(const ThemeContext& context, QWidget* parent)
    : QWidget(parent), m_password(addLine(context, u"newPassword"_s, tr("新密码"), this)),
      m_again(addLine(context, u"newPasswordAgain"_s, tr("再输一遍"), this)),
      m_draw(new QPushButton(tr("随机生成"), this))
{
    m_draw->setObjectName(u"drawPassword"_s);
    m_draw->setAutoDefault(false);
    setPlainToolTip(m_draw, tr("由本机随机生成并显示出来，只在这里显示这一次，请当面交给本人"));
    auto* layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(context.metrics.space(0.5));
    layout->addWidget(m_password, 0, 0);
    layout->addWidget(m_draw, 0, 1);
    layout->addWidget(m_again, 1, 0, 1, 2);
    layout->setColumnStretch(0, 1);
    setFocusProxy(m_password);
    connect(m_draw, &QPushButton::clicked, this, &PasswordEntry::draw);
    connect(m_password, &QLineEdit::textEdited, this, &PasswordEntry::hideAgain);
    for (QLineEdit* line : {m_password, m_again})
        connect(line, &QLineEdit::textChanged, this, &PasswordEntry::changed);
}

QString PasswordEntry::rule()
{
    return tr("%1 到 %2 个字符，空格也算").arg(shortestPassword).arg(longestPassword);
}

void PasswordEntry::draw()
{
    const QString drawn = newPassword();
    m_password->setEchoMode(QLineEdit::Normal);
    m_password->setText(drawn);
    m_again->setText(drawn);
    m_again->setEnabled(false);
    m_password->setFocus();
    m_password->selectAll();
}

/// What somebody types is theirs and not shown.
void PasswordEntry::hideAgain()
{
    if (m_again->isEnabled())
        return;
    m_again->setEnabled(true);
    m_again->clear();
    m_password->setEchoMode(QLineEdit::Password);
}

QString PasswordEntry::password() const
{
    return m_password->text();
}

FieldFault PasswordEntry::fault() const
{
    return faultOfPassword(m_password->text(), m_again->text());
}

} // namespace onescreen
