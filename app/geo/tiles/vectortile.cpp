// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/tiles/vectortile.h"

#include <QHash>

#include <protozero/pbf_message.hpp>

#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace onescreen::geo {

namespace {

// Field numbers of vector_tile.proto 2.1.
enum class TileField : protozero::pbf_tag_type { Layers = 3 };
enum class LayerField : protozero::pbf_tag_type {
    Name = 1,
    Features = 2,
    Keys = 3,
    Values = 4,
    Extent = 5,
    Version = 15
};
enum class FeatureField : protozero::pbf_tag_type { Tags = 2, Type = 3, Geometry = 4 };
enum class ValueField : protozero::pbf_tag_type {
    String = 1,
    Float = 2,
    Double = 3,
    Int = 4,
    Uint = 5,
    Sint = 6,
    Bool = 7
};

// A field counts only with the wire type it must have: garbage has others, and protozero does not check.
template <typename Field> constexpr quint32 bytes(Field field)
{
    return protozero::tag_and_type(field, protozero::pbf_wire_type::length_delimited);
}
template <typename Field> constexpr quint32 varint(Field field)
{
    return protozero::tag_and_type(field, protozero::pbf_wire_type::varint);
}
template <typename Field> constexpr quint32 fixed32(Field field)
{
    return protozero::tag_and_type(field, protozero::pbf_wire_type::fixed32);
}
template <typename Field> constexpr quint32 fixed64(Field field)
{
    return protozero::tag_and_type(field, protozero::pbf_wire_type::fixed64);
}

constexpr int mostFeatures = 100'000;
constexpr qsizetype mostPoints = 1'000'000;
constexpr quint32 usualExtent = 4096;
constexpr quint32 mostExtent = 1U << 16U;
constexpr double farthest = 16.0; ///< Sides of the tile that a buffer may reach out.

struct Broken // Thrown inside this file only, beside protozero's own exceptions.
{
    QString why;
};

QString textOf(protozero::data_view view)
{
    return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()));
}

struct Value
{
    QString text;
    std::optional<double> number;
};

Value readValue(protozero::pbf_message<ValueField> message)
{
    Value value;
    while (message.next()) {
        switch (message.tag_and_type()) {
        case bytes(ValueField::String):
            value.text = textOf(message.get_string());
            break;
        case fixed32(ValueField::Float):
            value.number = message.get_float();
            break;
        case fixed64(ValueField::Double):
            value.number = message.get_double();
            break;
        case varint(ValueField::Int):
            value.number = static_cast<double>(message.get_int64());
            break;
        case varint(ValueField::Uint):
            value.number = static_cast<double>(message.get_uint64());
            break;
        case varint(ValueField::Sint):
            value.number = static_cast<double>(message.get_sint64());
            break;
        default:
            message.skip();
        }
    }
    return value;
}

/// Where one of these keys stands among a layer's keys; the first is wanted most.
template <std::size_t N>
std::array<int, N> placesOf(const QStringList& keys, const std::array<QStringView, N>& wanted)
{
    std::array<int, N> places{};
    for (std::size_t i = 0; i < N; ++i)
        places.at(i) = static_cast<int>(keys.indexOf(wanted.at(i), 0, Qt::CaseInsensitive));
    return places;
}

constexpr std::array<QStringView, 6> nameKeys{u"name:zh-Hans", u"name:zh", u"name_zh",
                                              u"name_cn",      u"name",    u"label"};
constexpr std::array<QStringView, 5> classKeys{u"class", u"type", u"kind", u"fclass", u"subclass"};
constexpr std::array<QStringView, 3> rankKeys{u"rank", u"scalerank", u"localrank"};
constexpr std::array<QStringView, 1> adminKeys{u"admin_level"};

class LayerReader
{
public:
    explicit LayerReader(qsizetype& points, int& features, int& skipped)
        : m_points(points), m_features(features), m_skipped(skipped)
    {
    }

    VectorTile::Layer read(protozero::data_view view)
    {
        VectorTile::Layer layer;
        std::vector<protozero::data_view> features;
        protozero::pbf_message<LayerField> message(view);
        while (message.next()) {
            switch (message.tag_and_type()) {
            case bytes(LayerField::Name):
                layer.name = textOf(message.get_string());
                break;
            case bytes(LayerField::Features):
                features.push_back(message.get_view());
                break;
            case bytes(LayerField::Keys):
                m_keys << textOf(message.get_string());
                break;
            case bytes(LayerField::Values):
                m_values.push_back(readValue(protozero::pbf_message<ValueField>(message.get_message())));
                break;
            case varint(LayerField::Extent):
                m_extent = message.get_uint32();
                break;
            default:
                message.skip();
            }
        }
        if (layer.name.isEmpty() || m_extent == 0 || m_extent > mostExtent)
            throw Broken{u"a layer has no name or an impossible extent"_s};
        readKeys();
        // Keys and values may come after the features.
        for (const protozero::data_view one : features) {
            if (++m_features > mostFeatures)
                throw Broken{u"it has more than 100,000 features"_s};
            if (std::optional<VectorTile::Feature> feature = readFeature(one))
                layer.features.push_back(*std::move(feature));
            else
                ++m_skipped;
        }
        return layer;
    }

private:
    void readKeys()
    {
        m_names = placesOf(m_keys, nameKeys);
        m_classes = placesOf(m_keys, classKeys);
        m_ranks = placesOf(m_keys, rankKeys);
        m_admins = placesOf(m_keys, adminKeys);
    }

    std::optional<VectorTile::Feature> readFeature(protozero::data_view view)
    {
        VectorTile::Feature feature;
        std::vector<quint32> commands;
        QHash<int, int> tags;
        quint32 type = 0;
        protozero::pbf_message<FeatureField> message(view);
        while (message.next()) {
            switch (message.tag_and_type()) {
            case bytes(FeatureField::Tags): {
                const auto range = message.get_packed_uint32();
                for (auto at = range.begin(); at != range.end(); ++at) {
                    const quint32 key = *at;
                    if (++at == range.end())
                        return std::nullopt;
                    tags.insert(static_cast<int>(key), static_cast<int>(*at));
                }
                break;
            }
            case varint(FeatureField::Type):
                type = static_cast<quint32>(message.get_enum());
                break;
            case bytes(FeatureField::Geometry): {
                const auto range = message.get_packed_uint32();
                commands.assign(range.begin(), range.end());
                break;
            }
            default:
                message.skip();
            }
        }
        if (type < 1 || type > 3)
            return std::nullopt;
        feature.kind = static_cast<VectorTile::Kind>(type - 1);
        if (!readGeometry(commands, feature))
            return std::nullopt;
        readTags(tags, feature);
        return feature;
    }

    template <std::size_t N>
    [[nodiscard]] const Value* find(const QHash<int, int>& tags, const std::array<int, N>& places) const
    {
        for (const int place : places) {
            const int value = place < 0 ? -1 : tags.value(place, -1);
            if (value >= 0 && static_cast<std::size_t>(value) < m_values.size())
                return &m_values[static_cast<std::size_t>(value)];
        }
        return nullptr;
    }
    void readTags(const QHash<int, int>& tags, VectorTile::Feature& feature) const
    {
        const auto whole = [](const Value* value) -> std::optional<int> {
            if (!value || !value->number || !(std::abs(*value->number) < 1e6))
                return std::nullopt;
            return static_cast<int>(*value->number);
        };
        constexpr qsizetype longestName = 60;
        if (const Value* name = find(tags, m_names))
            feature.name = name->text.simplified().left(longestName);
        if (const Value* word = find(tags, m_classes))
            feature.className = word->text.toLower();
        feature.rank = whole(find(tags, m_ranks));
        feature.adminLevel = whole(find(tags, m_admins));
    }

    bool readGeometry(const std::vector<quint32>& commands, VectorTile::Feature& feature)
    {
        qint64 x = 0;
        qint64 y = 0;
        std::size_t at = 0;
        while (at < commands.size()) {
            const quint32 command = commands[at] & 7U;
            const std::size_t count = commands[at] >> 3U;
            ++at;
            if (command == 7) { // Close the ring: painting does.
                if (feature.lines.empty())
                    return false;
                continue;
            }
            if ((command != 1 && command != 2) || count == 0 || count > (commands.size() - at) / 2)
                return false;
            m_points += static_cast<qsizetype>(count);
            if (m_points > mostPoints)
                throw Broken{u"it has more than 1,000,000 points"_s};
            for (std::size_t i = 0; i < count; ++i, at += 2) {
                x += protozero::decode_zigzag32(commands[at]);
                y += protozero::decode_zigzag32(commands[at + 1]);
                const QPointF point(static_cast<double>(x) / m_extent, static_cast<double>(y) / m_extent);
                if (std::abs(point.x()) > farthest || std::abs(point.y()) > farthest)
                    return false;
                if (command == 1 && (feature.kind != VectorTile::Kind::Point || feature.lines.empty()))
                    feature.lines.emplace_back();
                if (feature.lines.empty())
                    return false;
                feature.lines.back().push_back(point);
            }
        }
        return !feature.lines.empty();
    }

    qsizetype& m_points;
    int& m_features;
    int& m_skipped;
    QStringList m_keys;
    std::vector<Value> m_values;
    quint32 m_extent = usualExtent;
    std::array<int, nameKeys.size()> m_names{};
    std::array<int, classKeys.size()> m_classes{};
    std::array<int, rankKeys.size()> m_ranks{};
    std::array<int, adminKeys.size()> m_admins{};
};

} // namespace

Result<VectorTile> decodeVectorTile(const QByteArray& content)
{
    VectorTile tile;
    qsizetype points = 0;
    int features = 0;
    try {
        protozero::pbf_message<TileField> message(content.constData(),
                                                  static_cast<std::size_t>(content.size()));
        while (message.next()) {
            if (message.tag_and_type() == bytes(TileField::Layers))
                tile.layers.push_back(LayerReader(points, features, tile.skipped).read(message.get_view()));
            else
                message.skip();
        }
    } catch (const protozero::exception& error) {
        return failure(ErrorKind::Corrupt,
                       u"The tile is no vector tile: %1."_s.arg(QLatin1StringView(error.what())));
    } catch (const Broken& error) {
        return failure(ErrorKind::Corrupt, u"The tile is no vector tile: %1."_s.arg(error.why));
    }
    return tile;
}

} // namespace onescreen::geo
