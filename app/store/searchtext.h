// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/sqlitehandle.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <vector>

namespace onescreen {

/// How texts are searched. A text is folded (NFKC, lower case) and cut into words: every Han, kana and hangul
/// sign is a word of its own, letters and digits that stand together are one, everything else only separates.
/// So any part of a Chinese text is found from one sign up, and Latin words and numbers from their beginning.

/// The words with a space before, between and after them; one space for a text without words.
QString searchWords(QStringView text);
/// The same for an event's number, whose last word is also known by its last 4, 5 and 6 signs.
QString searchWordsOfNumber(QStringView number);

/// What an operator typed. Its parts, separated by spaces, must all be found, each in the number, the title
/// or the address, with its words next to each other in that order; the last word of a part may go on when it
/// is of letters and digits.
class SearchQuery
{
public:
    explicit SearchQuery(QStringView typed);

    [[nodiscard]] bool isEmpty() const { return m_parts.isEmpty(); } ///< Nothing to look for: finds nothing.
    /// The same question in the words of FTS5. Every word is quoted, so nothing typed is taken for its
    /// syntax.
    [[nodiscard]] QString matchExpression() const;
    /// Requires UTF-8.
    [[nodiscard]] bool matches(QByteArrayView number, QByteArrayView title, QByteArrayView address) const;

private:
    struct Part
    {
        QString words;        ///< As in searchWords(), without the last space when the last word may go on.
        QByteArray firstSign; ///< UTF-8 of the first word when that is one sign; else empty.
        bool mayGoOn = false;
    };
    static bool holds(const Part& part, QByteArrayView text, QString (*wordsOf)(QStringView));

    QList<Part> m_parts;
};

/// Gives the connection the function text_matches(typed, no, title, addr).
Result<void> addSearchFunctions(sqlite::Connection& db);

} // namespace onescreen
