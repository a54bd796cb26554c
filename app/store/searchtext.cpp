// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/searchtext.h"

#include <algorithm>
#include <memory>
#include <string>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr char32_t lastOfBasicPlane = 0xFFFF;
constexpr qsizetype leastTail = 4; ///< Signs of a number's end by which it is known.
constexpr qsizetype mostTail = 6;

/// Written without spaces between words.
bool standsAlone(char32_t sign)
{
    switch (QChar::script(sign)) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Hangul:
    case QChar::Script_Bopomofo:
        return true;
    default:
        return false;
    }
}

/// A sign of its own, as a word of the index.
void appendWordOf(char32_t sign, std::u16string& words)
{
    if (sign > lastOfBasicPlane) // The index's own table of letters is older than some of the rarer Han.
        words += (u'x' + QString::number(sign, 16)).toStdU16String();
    else
        words += static_cast<char16_t>(sign);
}

/// The sign at `at`, which moves on; half a pair is no sign.
char32_t nextSign(QStringView text, qsizetype& at)
{
    const QChar first = text[at++];
    if (!first.isSurrogate())
        return first.unicode();
    if (!first.isHighSurrogate() || at == text.size() || !text[at].isLowSurrogate())
        return QChar::ReplacementCharacter;
    return QChar::surrogateToUcs4(first, text[at++]);
}

bool isSpaced(QStringView words)
{
    return words.size() > 1;
}

/// Bytes with which signs begin that folding turns into Han (compatibility forms, radicals, enclosed ones).
bool mayFoldIntoHan(QByteArrayView text)
{
    const auto* bytes = reinterpret_cast<const uchar*>(text.data());
    for (qsizetype at = 0; at + 1 < text.size(); ++at) {
        const uchar next = bytes[at + 1];
        if ((bytes[at] == 0xEF && next >= 0xA4 && next <= 0xAB) ||
            (bytes[at] == 0xE2 && next >= 0xBA && next <= 0xBF) ||
            (bytes[at] == 0xE3 && next >= 0x88 && next <= 0x8F) || bytes[at] >= 0xF0)
            return true;
    }
    return false;
}

QByteArrayView textOf(sqlite3_value* value)
{
    const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(value));
    return {text, sqlite3_value_bytes(value)};
}

void textMatches(sqlite3_context* context, int /*count*/, sqlite3_value** values)
{
    const auto* query = static_cast<const SearchQuery*>(sqlite3_get_auxdata(context, 0));
    if (query == nullptr) {
        auto made = std::make_unique<SearchQuery>(QString::fromUtf8(textOf(values[0])));
        // Kept while the statement runs; SQLite destroys it.
        sqlite3_set_auxdata(context, 0, made.release(),
                            [](void* old) { delete static_cast<SearchQuery*>(old); });
        query = static_cast<const SearchQuery*>(sqlite3_get_auxdata(context, 0));
        if (query == nullptr)
            return sqlite3_result_error_nomem(context);
    }
    sqlite3_result_int(context,
                       query->matches(textOf(values[1]), textOf(values[2]), textOf(values[3])) ? 1 : 0);
}

} // namespace

QString searchWords(QStringView text)
{
    const QString folded = text.toString().normalized(QString::NormalizationForm_KC).toLower();
    // Every text that is indexed comes through here: signs go into one buffer, without strings of their own.
    std::u16string words;
    words.reserve(static_cast<std::size_t>(folded.size()) * 2 + 2);
    words += u' ';
    bool inRun = false;
    for (qsizetype at = 0; at < folded.size();) {
        const char32_t sign = nextSign(folded, at);
        const bool isPart = QChar::isLetterOrNumber(sign);
        const bool alone = isPart && standsAlone(sign);
        if (inRun && (alone || !isPart))
            words += u' ';
        inRun = isPart && !alone;
        if (isPart)
            appendWordOf(sign, words);
        if (alone)
            words += u' ';
    }
    if (inRun)
        words += u' ';
    return QString::fromStdU16String(words);
}

QString searchWordsOfNumber(QStringView number)
{
    QString words = searchWords(number);
    if (!isSpaced(words))
        return words;
    const QString last = words.sliced(words.lastIndexOf(u' ', -2) + 1).chopped(1);
    for (qsizetype signs = std::min(mostTail, last.size() - 1); signs >= leastTail; --signs)
        words += last.last(signs) + u' ';
    return words;
}

SearchQuery::SearchQuery(QStringView typed)
{
    const QStringList parts = typed.toString().simplified().split(u' ', Qt::SkipEmptyParts);
    for (const QString& typedPart : parts) {
        Part part{.words = searchWords(typedPart), .firstSign = {}, .mayGoOn = false};
        if (!isSpaced(part.words))
            continue;
        const QChar first = part.words.at(1);
        if (part.words.at(2) == u' ' && standsAlone(first.unicode()))
            part.firstSign = QString(first).toUtf8();
        part.mayGoOn = !standsAlone(part.words.at(part.words.size() - 2).unicode());
        if (part.mayGoOn)
            part.words.chop(1);
        m_parts.push_back(std::move(part));
    }
}

QString SearchQuery::matchExpression() const
{
    QStringList phrases;
    for (const Part& part : m_parts)
        phrases << u'"' + part.words.trimmed() + (part.mayGoOn ? u"\"*"_s : u"\""_s);
    return phrases.join(u" AND "_s);
}

bool SearchQuery::holds(const Part& part, QByteArrayView text, QString (*wordsOf)(QStringView))
{
    if (!part.firstSign.isEmpty() && text.indexOf(part.firstSign) < 0 && !mayFoldIntoHan(text))
        return false; // Spares the folding of most texts.
    return wordsOf(QString::fromUtf8(text)).contains(part.words);
}

bool SearchQuery::matches(QByteArrayView number, QByteArrayView title, QByteArrayView address) const
{
    return !m_parts.isEmpty() && std::ranges::all_of(m_parts, [&](const Part& part) {
        return holds(part, title, searchWords) || holds(part, address, searchWords) ||
               holds(part, number, searchWordsOfNumber);
    });
}

Result<void> addSearchFunctions(sqlite::Connection& db)
{
    constexpr int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY;
    if (sqlite3_create_function_v2(db.handle(), "text_matches", 4, flags, nullptr, textMatches, nullptr,
                                   nullptr, nullptr) != SQLITE_OK)
        return std::unexpected(db.lastError());
    return {};
}

} // namespace onescreen
