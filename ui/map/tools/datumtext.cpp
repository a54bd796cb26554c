// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/tools/datumtext.h"

#include <QCoreApplication>

namespace onescreen {

namespace {

struct DatumText
{
    Q_DECLARE_TR_FUNCTIONS(DatumText)
};

} // namespace

QString datumText(geo::Datum datum)
{
    switch (datum) {
    case geo::Datum::Wgs84:
        return DatumText::tr("WGS-84（卫星定位）");
    case geo::Datum::Cgcs2000:
        return DatumText::tr("CGCS2000（国家2000、天地图）");
    case geo::Datum::Gcj02:
        return DatumText::tr("GCJ-02（高德、腾讯）");
    case geo::Datum::Bd09:
        break;
    }
    return DatumText::tr("BD-09（百度）");
}

} // namespace onescreen
