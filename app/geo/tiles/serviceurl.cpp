// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/tiles/serviceurl.h"

#include <QRegularExpression>
#include <QUrlQuery>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace onescreen::geo {

namespace {

constexpr qsizetype longestAddress = 2000;

std::unexpected<Error> wrong(const QString& why)
{
    return failure(ErrorKind::Invalid, u"The address of the tile service cannot be used: %1."_s.arg(why));
}

/// The short names, whatever was written.
QString withShortNames(QString text)
{
    static constexpr std::array names{
        std::pair{"{TileMatrix}"_L1, "{z}"_L1}, std::pair{"{TileCol}"_L1, "{x}"_L1},
        std::pair{"{TileRow}"_L1, "{y}"_L1},    std::pair{"{token}"_L1, "{key}"_L1},
        std::pair{"{tk}"_L1, "{key}"_L1},       std::pair{"{subdomain}"_L1, "{s}"_L1}};
    for (const auto& [longName, shortName] : names)
        text.replace(longName, shortName, Qt::CaseInsensitive);
    return text;
}

bool inDegrees(const QString& text)
{
    static const QRegularExpression set(u"tilematrixset=(c|[^&]*(4490|4326|crs84|wgs84)[^&]*)(&|$)"_s,
                                        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression folder(u"/[a-z]{3}_c/wmts"_s, QRegularExpression::CaseInsensitiveOption);
    return set.match(text).hasMatch() || folder.match(text).hasMatch();
}

} // namespace

Result<ServiceUrl> ServiceUrl::parse(const QString& entered, const QStringList& subdomains)
{
    const QString text = withShortNames(entered.trimmed());
    if (text.size() > longestAddress)
        return wrong(u"it is longer than 2000 letters"_s);
    if (!text.startsWith("http://"_L1, Qt::CaseInsensitive) &&
        !text.startsWith("https://"_L1, Qt::CaseInsensitive))
        return wrong(u"it does not begin with http:// or https://"_s);
    if (inDegrees(text))
        return failure(ErrorKind::Unsupported,
                       u"The tile matrix set is one in degrees (EPSG:4490 or EPSG:4326, \"c\"), which is not "
                       "supported: use the Web-Mercator set (EPSG:3857, \"w\")."_s);
    static const QRegularExpression place(u"\\{([^{}]*)\\}"_s);
    QStringList found;
    for (const QRegularExpressionMatch& match : place.globalMatch(text))
        found << match.captured(1);
    for (const QString& one : found) {
        static constexpr std::array known{"z"_L1, "x"_L1, "y"_L1, "-y"_L1, "s"_L1, "key"_L1};
        if (std::ranges::find(known, one) == known.end())
            return wrong(u"nothing is known to put in the place of {%1}"_s.arg(one.left(40)));
    }
    if (!found.contains("z"_L1) || !found.contains("x"_L1) ||
        (!found.contains("y"_L1) && !found.contains("-y"_L1)))
        return wrong(u"it needs {z}, {x} and {y} (or {-y})"_s);
    if (found.contains("s"_L1) && subdomains.isEmpty())
        return wrong(u"it has {s} but no sub-domains are given"_s);
    ServiceUrl url(text, subdomains);
    url.m_wantsKey = found.contains("key"_L1);
    const QUrl example = url.address({}, u"k"_s);
    if (!example.isValid() || example.host().isEmpty() || !example.userInfo().isEmpty())
        return wrong(u"it is no valid address"_s);
    return url;
}

QUrl ServiceUrl::address(TileAddress tile, const QString& key) const
{
    QString text = m_text;
    const qint64 fromSouth = (qint64{1} << tile.zoom) - 1 - tile.y;
    text.replace("{z}"_L1, QString::number(tile.zoom)).replace("{x}"_L1, QString::number(tile.x));
    text.replace("{y}"_L1, QString::number(tile.y)).replace("{-y}"_L1, QString::number(fromSouth));
    // The same tile always from the same sub-domain: others on the way may keep it.
    if (!m_subdomains.isEmpty())
        text.replace("{s}"_L1, m_subdomains.at((tile.x + tile.y) % m_subdomains.size()));
    text.replace("{key}"_L1, QString::fromLatin1(QUrl::toPercentEncoding(key)));
    return QUrl(text, QUrl::TolerantMode);
}

QString ServiceUrl::host() const
{
    static const QRegularExpression host(u"^https?://([^/?#:]+)"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    return host.match(m_text).captured(1);
}

SplitKey splitKey(const QString& text)
{
    static const QRegularExpression parameter(
        u"([?&](?:tk|key|ak|token|apikey|api_key|access_token)=)([^&{}]+)"_s,
        QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = parameter.match(text);
    if (!match.hasMatch())
        return {.text = text, .key = {}};
    QString without = text;
    without.replace(match.capturedStart(2), match.capturedLength(2), u"{key}"_s);
    return {.text = without, .key = QUrl::fromPercentEncoding(match.captured(2).toLatin1())};
}

QString completedWmts(const QString& text)
{
    const QString trimmed = text.trimmed();
    const qsizetype query = trimmed.indexOf(u'?');
    if (query < 0 || trimmed.contains(u'{') || !trimmed.contains("wmts"_L1, Qt::CaseInsensitive))
        return text;
    QUrlQuery given(trimmed.sliced(query + 1));
    QStringList parameters;
    QStringList names;
    for (const auto& [name, value] : given.queryItems(QUrl::FullyEncoded)) {
        const QString upper = name.toUpper();
        if (upper == "REQUEST"_L1 || upper == "TILEMATRIX"_L1 || upper == "TILEROW"_L1 ||
            upper == "TILECOL"_L1)
            continue;
        parameters << name + u'=' + value;
        names << upper;
    }
    if (!names.contains("LAYER"_L1))
        return text;
    const auto supply = [&](QLatin1StringView name, QLatin1StringView value) {
        if (!names.contains(name))
            parameters << name + u'=' + value;
    };
    supply("SERVICE"_L1, "WMTS"_L1);
    supply("VERSION"_L1, "1.0.0"_L1);
    supply("STYLE"_L1, "default"_L1);
    supply("TILEMATRIXSET"_L1, "w"_L1);
    supply("FORMAT"_L1, "tiles"_L1);
    parameters << u"REQUEST=GetTile"_s << u"TILEMATRIX={z}"_s << u"TILEROW={y}"_s << u"TILECOL={x}"_s;
    return trimmed.first(query + 1) + parameters.join(u'&');
}

} // namespace onescreen::geo
