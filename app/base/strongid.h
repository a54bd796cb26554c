// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHashFunctions>
#include <QString>

#include <algorithm>
#include <compare>
#include <functional>
#include <optional>

namespace onescreen {

/// A non-empty printable-ASCII identifier of at most 128 characters that cannot be mixed up with another
/// kind.
template <typename Tag> class StrongId
{
public:
    static std::optional<StrongId> fromString(QStringView text)
    {
        const auto printable = [](QChar c) { return c > u' ' && c < u'\x7f'; };
        if (text.isEmpty() || text.size() > 128 || !std::ranges::all_of(text, printable))
            return std::nullopt;
        return StrongId(text.toString());
    }

    [[nodiscard]] const QString& toString() const { return m_text; }

    friend bool operator==(const StrongId&, const StrongId&) = default;
    friend std::strong_ordering operator<=>(const StrongId& a, const StrongId& b)
    {
        return a.m_text.compare(b.m_text) <=> 0;
    }
    friend size_t qHash(const StrongId& id, size_t seed = 0) { return ::qHash(id.m_text, seed); }

private:
    explicit StrongId(QString text) : m_text(std::move(text)) {}
    QString m_text;
};

} // namespace onescreen

template <typename Tag> struct std::hash<onescreen::StrongId<Tag>>
{
    std::size_t operator()(const onescreen::StrongId<Tag>& id) const noexcept
    {
        return ::qHash(id.toString(), 0);
    }
};
