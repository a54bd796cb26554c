// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/base/basemapaddress.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr int percent = 100;
const QString mapOption = u"base"_s;
const QString toneOption = u"base-tone"_s;
const QString opacityOption = u"base-opacity"_s;
const QString builtin = u"builtin"_s;

} // namespace

QMap<QString, QString> baseMapOptions(const BaseMapChoice& choice)
{
    QMap<QString, QString> options{{mapOption, choice.id.isEmpty() ? builtin : choice.id}};
    if (choice.tone != MapTone::Theme)
        options.insert(toneOption, mapToneName(choice.tone));
    if (choice.opacity < 1.0)
        options.insert(opacityOption, QString::number(qRound(choice.opacity * percent)));
    return options;
}

std::optional<BaseMapChoice> baseMapChoice(const QMap<QString, QString>& options)
{
    const QString id = options.value(mapOption);
    if (id.isEmpty())
        return std::nullopt;
    bool read = false;
    const int opacity = options.value(opacityOption).toInt(&read);
    return BaseMapChoice{
        .id = id == builtin ? QString() : id,
        .opacity = read ? std::clamp(opacity / double(percent), BaseMapChoice::leastOpacity, 1.0) : 1.0,
        .tone = mapToneFromName(options.value(toneOption))};
}

} // namespace onescreen
