// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/signindialog.h"

#include "ui/common/plainlabel.h"
#include "ui/shell/accountwords.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr int longestWord = 64;
constexpr int longestPassword = 256;
constexpr int shortestNewPassword = 10;

/// A letter that does not fit the Shift key tells that Caps Lock is on; other keys tell nothing.
std::optional<bool> capsLockOf(const QKeyEvent& key)
{
    const QString text = key.text();
    if (text.size() != 1 || !text.front().isLetter() || text.front().toLower() == text.front().toUpper())
        return std::nullopt;
    return text.front().isUpper() != key.modifiers().testFlag(Qt::ShiftModifier);
}

} // namespace

SignInDialog::SignInDialog(AccountDesk& desk, SignInPurpose purpose, const ThemeContext& context,
                           QWidget* parent)
    : QDialog(parent), m_desk(desk), m_purpose(purpose), m_form(new QWidget(this)),
      m_capsLock(new PlainLabel(tr("大写锁定已打开"), this)), m_message(new PlainLabel(this)),
      m_send(new QPushButton(this)), m_cancel(new QPushButton(tr("取消"), this))
{
    setObjectName(u"signInDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    const QString titles[]{tr("登录"), tr("解锁座席"), tr("设置第一位管理员")};
    const QString verbs[]{tr("登录"), tr("解锁"), tr("建立并登录")};
    setWindowTitle(titles[static_cast<int>(purpose)]);
    m_send->setText(verbs[static_cast<int>(purpose)]);
    build(context);
    showReady();
}

void SignInDialog::addFields(const ThemeContext& context)
{
    auto* form = new QFormLayout(m_form);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(context.metrics.space(2));
    form->setVerticalSpacing(context.metrics.space());
    if (m_purpose == SignInPurpose::SetUp)
        m_code = addField(u"setUpCode"_s, tr("设置码"), false);
    if (m_purpose == SignInPurpose::Unlock) {
        const auto& person = m_desk.state().person;
        form->addRow(tr("账号"), new PlainLabel(person ? identityText(*person) : QString(), m_form));
    } else {
        m_account = addField(u"signInAccount"_s, tr("账号"), false);
    }
    if (m_purpose == SignInPurpose::SetUp)
        m_name = addField(u"setUpName"_s, tr("姓名"), false);
    m_password = addField(u"signInPassword"_s, tr("密码"), true);
    if (m_purpose == SignInPurpose::SetUp) {
        m_password->setPlaceholderText(tr("至少 10 个字符"));
        m_again = addField(u"setUpAgain"_s, tr("再输一遍"), true);
    }
}

QLineEdit* SignInDialog::addField(const QString& name, const QString& label, bool secret)
{
    auto* field = new QLineEdit(m_form);
    field->setObjectName(name);
    field->setAccessibleName(label);
    field->setMaxLength(secret ? longestPassword : longestWord);
    if (secret) {
        field->setEchoMode(QLineEdit::Password);
        field->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhNoPredictiveText | Qt::ImhSensitiveData);
        field->installEventFilter(this);
    }
    qobject_cast<QFormLayout*>(m_form->layout())->addRow(label, field);
    connect(field, &QLineEdit::textChanged, this, &SignInDialog::showReady);
    m_fields.push_back(field);
    return field;
}

void SignInDialog::build(const ThemeContext& context)
{
    addFields(context);
    for (QLineEdit* field : m_fields)
        field->setMinimumHeight(context.metrics.control);
    m_capsLock->setObjectName(u"capsLock"_s);
    m_capsLock->setStyle(context, TextSize::Small, TextRole::Warning, true);
    m_message->setObjectName(u"signInMessage"_s);
    m_message->setStyle(context, TextSize::Normal, TextRole::Warning);
    m_message->setWordWrap(true);
    m_message->setMinimumHeight(context.metrics.space(5)); // the dialog keeps its size
    m_message->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    QSizePolicy stays = m_capsLock->sizePolicy();
    stays.setRetainSizeWhenHidden(true);
    m_capsLock->setSizePolicy(stays);
    m_capsLock->hide();
    m_send->setObjectName(u"signInSend"_s);
    m_send->setDefault(true);
    m_cancel->setObjectName(u"signInCancel"_s);
    m_cancel->setAutoDefault(false);
    auto* buttons = new QHBoxLayout;
    if (m_purpose == SignInPurpose::SignIn) {
        m_setUp = new QPushButton(tr("还没有管理员…"), this);
        m_setUp->setObjectName(u"signInSetUp"_s);
        m_setUp->setAutoDefault(false);
        buttons->addWidget(m_setUp);
        connect(m_setUp, &QPushButton::clicked, this, [this] {
            reject();
            Q_EMIT setUpWanted();
        });
    }
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_send);
    auto* layout = new QVBoxLayout(this);
    const int margin = context.metrics.space(3);
    layout->setContentsMargins(margin, margin, margin, margin);
    layout->setSpacing(context.metrics.space());
    layout->addWidget(m_form);
    layout->addWidget(m_capsLock);
    layout->addWidget(m_message);
    layout->addLayout(buttons);
    setMinimumWidth(context.metrics.space(52));
    connect(m_send, &QPushButton::clicked, this, &SignInDialog::send);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    m_fields.front()->setFocus();
}

void SignInDialog::showReady()
{
    const bool filled =
        std::ranges::all_of(m_fields, [](const QLineEdit* field) { return !field->text().isEmpty(); });
    m_send->setEnabled(filled && !m_busy);
}

void SignInDialog::setBusy(bool busy)
{
    m_busy = busy;
    m_form->setEnabled(!busy);
    if (m_setUp)
        m_setUp->setEnabled(!busy);
    if (busy)
        m_message->setText(tr("正在核对…"));
    showReady();
}

void SignInDialog::send()
{
    if (m_busy || !m_send->isEnabled())
        return;
    const QString password = m_password->text();
    if (m_purpose == SignInPurpose::SetUp && password.size() < shortestNewPassword) {
        m_message->setText(tr("密码至少 10 个字符"));
        return;
    }
    if (m_again && m_again->text() != password) {
        m_message->setText(tr("两遍密码不一样"));
        return;
    }
    setBusy(true);
    QFuture<Result<void>> answer;
    if (m_purpose == SignInPurpose::SignIn)
        answer = m_desk.signIn(m_account->text().trimmed(), password);
    else if (m_purpose == SignInPurpose::Unlock)
        answer = m_desk.unlock(password);
    else
        answer = m_desk.setUp({.code = m_code->text().trimmed(),
                               .account = m_account->text().trimmed(),
                               .name = m_name->text().trimmed(),
                               .password = password});
    answer.then(this, [this](const Result<void>& result) { take(result); });
}

void SignInDialog::take(const Result<void>& result)
{
    setBusy(false);
    if (result)
        return accept();
    m_message->setText(m_purpose == SignInPurpose::Unlock && result.error().place.field == "bad_grant"_L1
                           ? tr("密码不对")
                           : signInFault(result.error()));
    for (QLineEdit* secret : {m_password, m_again}) {
        if (secret)
            secret->clear();
    }
    m_password->setFocus();
    if (m_purpose == SignInPurpose::Unlock && !m_desk.isLocked())
        reject(); // too many wrong ones: the person was signed out
}

bool SignInDialog::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress) {
        // NOLINTNEXTLINE(cppcoreguidelines-pro-type-static-cast-downcast)
        if (const auto capsLock = capsLockOf(*static_cast<QKeyEvent*>(event)))
            m_capsLock->setVisible(*capsLock);
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace onescreen
