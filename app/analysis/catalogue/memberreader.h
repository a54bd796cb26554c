// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/analysis/catalogue/cataloguelint.h"
#include "app/analysis/catalogue/positionedjson.h"

#include <QDate>
#include <QSet>

#include <array>
#include <limits>
#include <optional>
#include <span>

namespace onescreen {

/// Reads one JSON object member by member, notes every fault with its line and goes on with a default. Inner
/// header of the reader.
class MemberReader
{
public:
    /// `findings` outlives the reader. `subject` is the id named in messages; it may be set later.
    MemberReader(const JsonNode& object, std::vector<LintFinding>& findings, QString subject = {});

    [[nodiscard]] int line() const { return m_object.line; }
    [[nodiscard]] const QString& subject() const { return m_subject; }
    void setSubject(const QString& subject) { m_subject = subject; }
    std::vector<LintFinding>& findings() { return m_findings; }

    /// The member, null when absent.
    const JsonNode* find(QLatin1StringView key);
    bool has(QLatin1StringView key) { return find(key) != nullptr; }
    QString text(QLatin1StringView key); ///< Required, not empty.
    QString optionalText(QLatin1StringView key);
    double number(QLatin1StringView key, std::optional<double> otherwise = std::nullopt);
    std::optional<double> optionalNumber(QLatin1StringView key);
    int integer(QLatin1StringView key, std::optional<int> otherwise, int least, int most);
    bool flag(QLatin1StringView key, bool otherwise = false);
    std::optional<QDate> optionalDate(QLatin1StringView key); ///< "2024-01-31"
    QDate date(QLatin1StringView key);
    std::span<const JsonNode> items(QLatin1StringView key); ///< Absent: none.
    QStringList texts(QLatin1StringView key);

    /// An identifier made of printable ASCII without blanks.
    template <typename Id> std::optional<Id> optionalId(QLatin1StringView key)
    {
        const QString word = optionalText(key);
        return word.isEmpty() ? std::nullopt : checkedId<Id>(word, find(key)->line);
    }
    template <typename Id> std::optional<Id> requiredId(QLatin1StringView key)
    {
        const QString word = text(key);
        return word.isEmpty() ? std::nullopt : checkedId<Id>(word, find(key)->line);
    }
    template <typename Id> std::optional<Id> checkedId(const QString& word, int line)
    {
        auto id = Id::fromString(word);
        if (!id)
            fault(u"bad-value", line,
                  QStringLiteral("\"%1\" is no id: printable ASCII without blanks").arg(word));
        return id;
    }

    /// One word of an enumeration; `name` gives the word of a value.
    template <typename Enum, std::size_t Count, typename Name>
    std::optional<Enum> word(QLatin1StringView key, const std::array<Enum, Count>& all, Name name)
    {
        const QString given = optionalText(key);
        return given.isEmpty() ? std::nullopt : wordOf(given, find(key)->line, key, all, name);
    }
    template <typename Enum, std::size_t Count, typename Name>
    std::vector<Enum> words(QLatin1StringView key, const std::array<Enum, Count>& all, Name name)
    {
        std::vector<Enum> result;
        for (const JsonNode& item : items(key)) {
            if (!isText(item, key))
                continue;
            if (const auto found = wordOf(item.text, item.line, key, all, name))
                result.push_back(*found);
        }
        return result;
    }

    void fault(QStringView rule, int line, const QString& text);
    /// To be called last: a member that was never asked for is a fault (except $schema and about).
    void finish();

private:
    bool isText(const JsonNode& node, QLatin1StringView key);
    const JsonNode* typed(QLatin1StringView key, JsonNode::Type type, QStringView wanted);
    void missing(QLatin1StringView key);

    template <typename Enum, std::size_t Count, typename Name>
    std::optional<Enum> wordOf(const QString& given, int line, QLatin1StringView key,
                               const std::array<Enum, Count>& all, Name name)
    {
        QStringList known;
        for (const Enum value : all) {
            if (name(value) == given)
                return value;
            known.push_back(name(value));
        }
        fault(u"unknown-word", line,
              QStringLiteral("%1 cannot be \"%2\"; it is one of %3")
                  .arg(key, given, known.join(QStringLiteral(", "))));
        return std::nullopt;
    }

    const JsonNode& m_object;
    std::vector<LintFinding>& m_findings;
    QString m_subject;
    QSet<QString> m_asked;
};

} // namespace onescreen
