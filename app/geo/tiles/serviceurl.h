// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/geo/tileaddress.h"

#include <QStringList>
#include <QUrl>

namespace onescreen::geo {

/// The address of one layer of a tile service with places to fill in: {z} {x} {y} (or {-y}, counted from the
/// south; the OGC names {TileMatrix} {TileCol} {TileRow} mean the same), {s} for one of the sub-domains and
/// {key}. XYZ and both bindings of WMTS (REST, and KVP with its parameters in the query) are of this form.
class ServiceUrl
{
public:
    /// Invalid with a sentence that says what is wrong: not http(s), a place missing or unknown. Unsupported
    /// for a tile matrix set in degrees (EPSG:4490, EPSG:4326, 天地图's "c"): only the Web-Mercator grid
    /// ("w", EPSG:3857, GoogleMapsCompatible) is drawn.
    static Result<ServiceUrl> parse(const QString& text, const QStringList& subdomains = {});

    /// The key never leaves this address and the request made with it.
    [[nodiscard]] QUrl address(TileAddress tile, const QString& key) const;
    [[nodiscard]] bool wantsKey() const { return m_wantsKey; }
    [[nodiscard]] const QString& text() const { return m_text; } ///< As entered, without a key.
    [[nodiscard]] QString host() const;                          ///< For messages: "t{s}.example.org".

private:
    ServiceUrl(QString text, QStringList subdomains)
        : m_text(std::move(text)), m_subdomains(std::move(subdomains))
    {
    }

    QString m_text;
    QStringList m_subdomains;
    bool m_wantsKey = false;
};

/// A key written into an address ("…&tk=abc") taken out of it, so that it is stored as a key and printed
/// nowhere.
struct SplitKey
{
    QString text; ///< With {key} in its place.
    QString key;  ///< Empty: there was none.
};
SplitKey splitKey(const QString& text);

/// The address of a WMTS that has no places for the tile yet (KVP): they and the usual parameters are added.
/// Anything else is returned as it is.
QString completedWmts(const QString& text);

} // namespace onescreen::geo
