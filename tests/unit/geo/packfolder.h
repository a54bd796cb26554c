// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include <functional>

namespace onescreen::test {

using namespace Qt::StringLiterals;

/// A small valid pack in a folder of its own, to be damaged by tests.
class PackFolder
{
public:
    static QByteArray squareGeoJson()
    {
        return R"({"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"code":"330902"},"geometry":{"type":"Polygon","coordinates":[[[122.0,30.0],[122.2,30.0],[122.2,30.2],[122.0,30.0]]]}},
{"type":"Feature","properties":{"code":"330903"},"geometry":{"type":"MultiPolygon","coordinates":[[[[122.3,30.0],[122.4,30.0],[122.4,30.2],[122.3,30.0]]]]}}]})";
    }

    PackFolder()
    {
        m_manifest = {{u"format"_s, u"onescreen-pack"_s},
                      {u"version"_s, 1},
                      {u"id"_s, u"small"_s},
                      {u"title"_s, u"Small"_s},
                      {u"created"_s, u"2026-01-02"_s},
                      {u"tenant_region"_s, u"330900"_s},
                      {u"extent"_s, QJsonArray{117.0, 26.0, 124.0, 32.0}}};
        addLayer(u"regions"_s, u"regions"_s, u"regions.csv"_s, 5,
                 {{u"code"_s, u"code"_s},
                  {u"name"_s, u"name"_s},
                  {u"level"_s, u"level"_s},
                  {u"parent"_s, u"parent"_s}});
        addLayer(u"counties"_s, u"boundary"_s, u"counties.geojson"_s, 2, {{u"code"_s, u"code"_s}});
        layer(1)[u"level"_s] = u"county"_s;
        addLayer(u"seats"_s, u"seats"_s, u"seats.csv"_s, 2,
                 {{u"code"_s, u"code"_s}, {u"lon"_s, u"lon"_s}, {u"lat"_s, u"lat"_s}});
        addLayer(u"calendar"_s, u"calendar"_s, u"calendar.csv"_s, 2,
                 {{u"date"_s, u"date"_s}, {u"day"_s, u"day"_s}, {u"name"_s, u"name"_s}});
        write(u"regions.csv"_s,
              "code,name,level,parent\n330000,浙江省,1,\n330900,舟山市,2,330000\n330902,定海区,3,330900\n"
              "330903,普陀区,3,330900\n330902001,解放街道,4,330902\n");
        write(u"counties.geojson"_s, squareGeoJson());
        write(u"seats.csv"_s,
              "code,name,lon,lat\n330902,定海区,122.1,30.02\n330902001,解放街道,122.15,30.05\n");
        write(u"calendar.csv"_s, "date,day,name\n2026-01-01,off,元旦\n2026-01-04,work,元旦补班\n");
        save();
    }

    [[nodiscard]] QString path() const { return m_folder.path(); }
    [[nodiscard]] QString filePath(const QString& name) const { return m_folder.filePath(name); }
    QJsonObject& manifest() { return m_manifest; }
    QJsonObject& layer(std::size_t index) { return m_layers.at(index); }
    void removeLayer(std::size_t index)
    {
        m_layers.erase(m_layers.begin() + static_cast<std::ptrdiff_t>(index));
    }
    void repeatLayer(std::size_t index) { m_layers.push_back(m_layers.at(index)); }

    /// Writes a file as it is.
    void write(const QString& name, const QByteArray& bytes) const
    {
        QFile file(filePath(name));
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        ASSERT_EQ(file.write(bytes), bytes.size());
    }
    [[nodiscard]] QByteArray read(const QString& name) const
    {
        QFile file(filePath(name));
        EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << name.toStdString();
        return file.readAll();
    }
    /// Replaces a part of a file; the part must be there.
    void edit(const QString& name, const QByteArray& before, const QByteArray& after) const
    {
        QByteArray bytes = read(name);
        ASSERT_TRUE(bytes.contains(before)) << before.toStdString();
        write(name, bytes.replace(before, after));
    }
    /// Writes the manifest with the hashes of the files as they are now.
    void save()
    {
        for (QJsonObject& each : m_layers) {
            if (QFile file(filePath(each[u"file"_s].toString())); file.open(QIODevice::ReadOnly))
                each[u"sha256"_s] = QString::fromLatin1(
                    QCryptographicHash::hash(file.readAll(), QCryptographicHash::Sha256).toHex());
        }
        saveWithoutHashes();
    }
    void saveWithoutHashes()
    {
        QJsonArray layers;
        for (const QJsonObject& each : m_layers)
            layers.append(each);
        m_manifest[u"layers"_s] = layers;
        write(u"manifest.json"_s, QJsonDocument(m_manifest).toJson());
    }

private:
    void addLayer(const QString& id, const QString& kind, const QString& name, int features,
                  const QJsonObject& fields)
    {
        QJsonObject made{{u"id"_s, id},
                         {u"kind"_s, kind},
                         {u"file"_s, name},
                         {u"format"_s, name.endsWith(u".csv"_s) ? u"csv"_s : u"geojson"_s},
                         {u"crs"_s, u"WGS-84"_s},
                         {u"source"_s, u"made by a test"_s},
                         {u"licence"_s, u"CC0-1.0"_s},
                         {u"date"_s, u"2026-01-01"_s},
                         {u"features"_s, features},
                         {u"fields"_s, fields}};
        if (kind != "regions"_L1 && kind != "calendar"_L1)
            made[u"bbox"_s] = QJsonArray{121.5, 29.5, 123.0, 31.0};
        m_layers.push_back(made);
    }

    QTemporaryDir m_folder;
    QJsonObject m_manifest;
    std::vector<QJsonObject> m_layers;
};

} // namespace onescreen::test
