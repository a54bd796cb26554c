// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/linktext.h"

#include "ui/common/errortext.h"
#include "ui/common/timetext.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace onescreen {

namespace {

struct ShellText
{
    Q_DECLARE_TR_FUNCTIONS(ShellText)
};

QString behind(const LinkState& link)
{
    const qint64 missing = link.head - link.seq;
    return missing > 0 ? ShellText::tr("正在追赶，还差 %1 条").arg(QLocale().toString(missing))
                       : ShellText::tr("正在追赶");
}

bool isAboutSignIn(const QString& word)
{
    return word == "unauthorized"_L1 || word.startsWith("token_"_L1);
}

} // namespace

LinkText linkText(const LinkState& link, bool hasServer, UtcTime now)
{
    if (!hasServer)
        return {.icon = u"plug-connected-x"_s,
                .role = TextRole::Unknown,
                .word = ShellText::tr("未连接服务器"),
                .reason = ShellText::tr("没有给出中心服务器的地址"),
                .nextStep = ShellText::tr("用 --central 地址 启动，即可更新")};
    const QString trust = trustFault(link.word);
    switch (link.phase) {
    case LinkPhase::Connecting:
        return {.icon = u"refresh"_s, .role = TextRole::Secondary, .word = ShellText::tr("正在连接")};
    case LinkPhase::CatchingUp:
        return {.icon = u"refresh"_s, .role = TextRole::Warning, .word = behind(link)};
    case LinkPhase::Online:
        return {.icon = u"plug-connected"_s, .role = TextRole::Done, .word = ShellText::tr("在线")};
    case LinkPhase::Offline:
        return {.icon = u"plug-connected-x"_s,
                .role = TextRole::Unknown,
                .word = link.since ? ShellText::tr("离线，自 %1 起").arg(momentText(*link.since, now))
                                   : ShellText::tr("离线"),
                .reason = trust.isEmpty() ? errorSentence(link.kind) : trust,
                .nextStep = trust.isEmpty() ? errorNextStep(link.kind) : QString()};
    case LinkPhase::Refused:
        if (isAboutSignIn(link.word))
            return {.icon = u"lock"_s,
                    .role = TextRole::Unknown,
                    .word = link.since ? ShellText::tr("需要登录，自 %1 起").arg(momentText(*link.since, now))
                                       : ShellText::tr("需要登录"),
                    .reason = {},
                    .nextStep = ShellText::tr("登录后自动继续")};
        return {.icon = u"lock"_s,
                .role = TextRole::Unknown,
                .word = ShellText::tr("服务器拒绝了本机"),
                .reason = errorSentence(link.kind),
                .nextStep = ShellText::tr("请联系管理员核对地址、账号和版本")};
    }
    return {};
}

Freshness pictureFreshness(std::optional<UtcTime> asOf, UtcTime now)
{
    if (!asOf)
        return Freshness::Unknown;
    return freshnessOf(now - *asOf, Milliseconds{1min});
}

QString staleBanner(std::optional<UtcTime> asOf, UtcTime now, const LinkText& link)
{
    if (pictureFreshness(asOf, now) != Freshness::Stale)
        return {};
    QString text =
        ShellText::tr("画面是 %1的数据：截至 %2").arg(ageText(now - *asOf), momentText(*asOf, now));
    for (const QString& part : {link.word, link.reason, link.nextStep}) {
        if (!part.isEmpty())
            text += u" · "_s + part;
    }
    return text;
}

} // namespace onescreen
