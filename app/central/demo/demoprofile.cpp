// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/demo/demoprofile.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen::central {

namespace {

/// Collects the members that are not what they should be; the first is reported.
class Reader
{
public:
    explicit Reader(QJsonObject object) : m_object(std::move(object)) {}

    double number(const QJsonObject& object, const QString& name, double least, double most)
    {
        const QJsonValue value = object.value(name);
        if (!value.isDouble() || value.toDouble() < least || value.toDouble() > most)
            complain(name);
        return value.toDouble();
    }
    double number(const QString& name, double least, double most)
    {
        return number(m_object, name, least, most);
    }
    QJsonObject object(const QString& name)
    {
        if (!m_object.value(name).isObject())
            complain(name);
        return m_object.value(name).toObject();
    }
    QJsonArray array(const QString& name, qsizetype least)
    {
        const QJsonArray found = m_object.value(name).toArray();
        if (found.size() < least)
            complain(name);
        return found;
    }
    template <std::size_t Count> std::array<double, Count> shares(const QString& name)
    {
        std::array<double, Count> found{};
        const QJsonArray values = array(name, Count);
        for (std::size_t at = 0; at < Count; ++at)
            found[at] = values.at(static_cast<qsizetype>(at)).toDouble();
        if (std::ranges::min(found) < 0 || std::ranges::max(found) <= 0)
            complain(name);
        return found;
    }
    std::array<double, 4> byPriority(const QString& name)
    {
        std::array<double, 4> found{};
        const QJsonObject values = object(name);
        for (const Priority priority : allPriorities)
            found[static_cast<std::size_t>(priority)] = number(values, priorityName(priority), 0, 10'000);
        return found;
    }
    void complain(const QString& name)
    {
        if (m_fault.isEmpty())
            m_fault = name;
    }
    [[nodiscard]] const QString& fault() const { return m_fault; }

private:
    QJsonObject m_object;
    QString m_fault;
};

void readClasses(Reader& reader, DemoProfile& profile)
{
    QStringList badDay;
    for (const QJsonValue& code : reader.object(u"bad_day"_s).value("classes"_L1).toArray())
        badDay.append(code.toString());
    for (const QJsonValue& value : reader.array(u"classes"_s, 1)) {
        const QJsonObject object = value.toObject();
        const auto category = CategoryCode::fromString(object.value("code"_L1).toString());
        if (!category)
            return reader.complain(u"classes"_s);
        profile.classes.push_back({.category = *category,
                                   .share = reader.number(object, u"share"_s, 0, 1),
                                   .onTime = reader.number(object, u"on_time"_s, 0, 1),
                                   .unitKind = object.value("unit_kind"_L1).toString(),
                                   .source = SourceCode::fromString(object.value("source"_L1).toString()),
                                   .seen = object.value("seen"_L1).toBool(true),
                                   .badDay = badDay.contains(category->toString())});
    }
}

void readLists(Reader& reader, DemoProfile& profile)
{
    const QJsonObject sources = reader.object(u"sources"_s);
    const QJsonArray seeing = reader.array(u"seeing_sources"_s, 0);
    for (const QString& code : sources.keys()) {
        const auto source = SourceCode::fromString(code);
        if (!source)
            return reader.complain(u"sources"_s);
        profile.sources.push_back(*source);
        profile.sourceShares.push_back(reader.number(sources, code, 0, 1));
        profile.toldShares.push_back(seeing.contains(code) ? 0 : profile.sourceShares.back());
    }
    if (std::ranges::count_if(profile.toldShares, [](double share) { return share > 0; }) == 0)
        reader.complain(u"sources"_s);
    for (const QJsonValue& value : reader.array(u"days_to_close"_s, 2)) {
        const QJsonObject object = value.toObject();
        profile.daysToClose.push_back(
            {.p = reader.number(object, u"p"_s, 0, 1), .days = reader.number(object, u"days"_s, 0, 10'000)});
    }
    const auto later = [](const DemoProfile::Quantile& a, const DemoProfile::Quantile& b) {
        return a.p < b.p && a.days <= b.days;
    };
    if (std::ranges::adjacent_find(profile.daysToClose, std::not_fn(later)) != profile.daysToClose.end())
        reader.complain(u"days_to_close"_s);
    const QJsonObject towns = reader.object(u"town_weights"_s);
    for (const QString& ending : towns.keys())
        profile.townWeights.emplace_back(ending, reader.number(towns, ending, 0, 1000));
}

void readNumbers(Reader& reader, DemoProfile& profile)
{
    profile.weekdays = reader.shares<7>(u"weekdays"_s);
    profile.hours = reader.shares<24>(u"hours"_s);
    profile.priorities = reader.byPriority(u"priorities"_s);
    profile.dueHours = reader.byPriority(u"due_hours"_s);
    profile.overrun = reader.number(u"overrun"_s, 0.01, 100);
    profile.withPosition = reader.number(u"with_position"_s, 0, 1);
    profile.suspended = reader.number(u"suspended"_s, 0, 1);
    profile.cancelled = reader.number(u"cancelled"_s, 0, 1);
    profile.eventsPerDay = reader.number(u"events_per_day"_s, 1, 10'000'000);
    const QJsonObject badDay = reader.object(u"bad_day"_s);
    profile.badDayChance = reader.number(badDay, u"chance"_s, 0, 1);
    profile.badDayFactor = reader.number(badDay, u"factor"_s, 1, 100);
    profile.badDayClassFactor = reader.number(badDay, u"class_factor"_s, 1, 1000);
    const QJsonObject rapid = reader.object(u"rapid_response_s"_s);
    profile.acknowledgeS = reader.number(rapid, u"acknowledge"_s, 1, 86'400);
    profile.setOutS = reader.number(rapid, u"set_out"_s, 1, 86'400);
    profile.arriveS = reader.number(rapid, u"arrive"_s, 1, 86'400);
    profile.rapidKept = reader.number(rapid, u"kept_share"_s, 0, 1);
}

} // namespace

double DemoProfile::daysAt(double p) const
{
    const auto above = std::ranges::find_if(daysToClose, [p](const Quantile& one) { return one.p >= p; });
    if (above == daysToClose.begin())
        return above->days;
    if (above == daysToClose.end())
        return daysToClose.back().days;
    const Quantile& below = *std::prev(above);
    return below.days + (above->days - below.days) * (p - below.p) / (above->p - below.p);
}

double DemoProfile::shareWithin(double days) const
{
    const auto above =
        std::ranges::find_if(daysToClose, [days](const Quantile& one) { return one.days > days; });
    if (above == daysToClose.begin())
        return above->p;
    if (above == daysToClose.end())
        return daysToClose.back().p;
    const Quantile& below = *std::prev(above);
    return below.p + (above->p - below.p) * (days - below.days) / (above->days - below.days);
}

double DemoProfile::townWeight(const QString& name) const
{
    const auto found =
        std::ranges::find_if(townWeights, [&name](const auto& one) { return name.endsWith(one.first); });
    return found == townWeights.end() ? 1.0 : found->second;
}

Result<DemoProfile> loadDemoProfile(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::NotFound, u"cannot be read: %1"_s.arg(file.errorString()), {.file = path});
    const QJsonObject object = QJsonDocument::fromJson(file.readAll()).object();
    if (object.value("format"_L1).toString() != "onescreen-demo-profile"_L1 ||
        object.value("version"_L1).toInt() != 1)
        return failure(ErrorKind::Invalid, u"must be onescreen-demo-profile, version 1"_s,
                       {.file = path, .field = u"format"_s});
    Reader reader(object);
    DemoProfile profile;
    readClasses(reader, profile);
    readLists(reader, profile);
    readNumbers(reader, profile);
    if (!reader.fault().isEmpty())
        return failure(ErrorKind::Invalid, u"is missing or out of range"_s,
                       {.file = path, .field = reader.fault()});
    return profile;
}

} // namespace onescreen::central
