// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/coordinateparse.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <utility>

using namespace Qt::StringLiterals;

namespace onescreen::geo {

namespace {

enum class Axis { Unknown, Lon, Lat };

struct Token
{
    enum class Kind { Number, Degree, Minute, Second, Axis, Separator };
    Kind kind = Kind::Separator;
    double number = 0;
    bool fraction = false;
    Axis axis = Axis::Unknown;
    int sign = 1;
};

struct Angle
{
    double degrees = 0;
    Axis axis = Axis::Unknown;
};

template <typename T> using Read = std::expected<T, CoordinateProblem>;

std::unexpected<CoordinateProblem> none()
{
    return std::unexpected(CoordinateProblem::NotCoordinates);
}

/// Words and signs of other keyboards as the tokeniser knows them.
QString plainText(QStringView text)
{
    static constexpr std::array<std::pair<QStringView, QStringView>, 26> words{{
        {u"东经", u" E "},   {u"西经", u" W "}, {u"北纬", u" N "}, {u"南纬", u" S "}, {u"经度", u" LON "},
        {u"纬度", u" LAT "}, {u"度", u"°"},     {u"º", u"°"},      {u"˚", u"°"},      {u"分", u"'"},
        {u"秒", u"\""},      {u"′", u"'"},      {u"’", u"'"},      {u"‘", u"'"},      {u"″", u"\""},
        {u"”", u"\""},       {u"“", u"\""},     {u"''", u"\""},    {u"，", u","},     {u"；", u";"},
        {u"：", u" "},       {u"、", u","},     {u":", u" "},      {u"=", u" "},      {u"−", u"-"},
        {u"\u3000", u" "},
    }};
    QString plain = text.toString();
    for (const auto& [from, to] : words)
        plain.replace(from.toString(), to.toString());
    // Full-width digits and letters; after the words, for it takes ″ apart.
    plain = plain.normalized(QString::NormalizationForm_KC);
    plain.remove(u'(').remove(u')').remove(u'[').remove(u']');
    return plain.toUpper();
}

/// Takes the name of a datum, or of a map service that has its own, out of the text.
std::optional<Datum> takeDatum(QString& text)
{
    static const QRegularExpression name(
        u"(WGS-?84|CGCS2000|GCJ-?02|BD-?09|EPSG:4326|EPSG:4490|百度|高德|腾讯|火星|国家2000|天地图)(?:坐标系?|地图)?"_s);
    const QRegularExpressionMatch match = name.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const QString word = match.captured(1);
    text.replace(match.capturedStart(), match.capturedLength(), u" "_s);
    if (word == u"百度"_s)
        return Datum::Bd09;
    if (word == u"国家2000"_s || word == u"天地图"_s)
        return Datum::Cgcs2000;
    if (const std::optional<Datum> datum = datumFromName(word))
        return datum;
    return Datum::Gcj02;
}

std::optional<Token> wordToken(const QString& word)
{
    Token token{.kind = Token::Kind::Axis};
    if (word == u"E"_s || word == u"LON"_s || word == u"LNG"_s || word == u"LONG"_s || word == u"LONGITUDE"_s)
        token.axis = Axis::Lon;
    else if (word == u"N"_s || word == u"LAT"_s || word == u"LATITUDE"_s)
        token.axis = Axis::Lat;
    else if (word == u"W"_s || word == u"S"_s) {
        token.axis = word == u"W"_s ? Axis::Lon : Axis::Lat;
        token.sign = -1;
    } else
        return std::nullopt;
    return token;
}

std::optional<Token> tokenOf(const QRegularExpressionMatch& match)
{
    const QString text = match.captured();
    if (!match.captured(1).isEmpty())
        return Token{.kind = Token::Kind::Number, .number = text.toDouble(), .fraction = text.contains(u'.')};
    if (!match.captured(2).isEmpty())
        return wordToken(text);
    if (text == u"°"_s)
        return Token{.kind = Token::Kind::Degree};
    if (text == u"'"_s)
        return Token{.kind = Token::Kind::Minute};
    if (text == u"\""_s)
        return Token{.kind = Token::Kind::Second};
    return Token{.kind = Token::Kind::Separator};
}

Read<std::vector<Token>> tokensOf(const QString& text)
{
    static const QRegularExpression piece(uR"((\s*[+-]?\d+(?:\.\d+)?)|([A-Z]+)|[°'",;/]|\s+)"_s);
    std::vector<Token> tokens;
    qsizetype at = 0;
    for (const QRegularExpressionMatch& match : piece.globalMatch(text)) {
        if (match.capturedStart() != at)
            return none();
        at = match.capturedEnd();
        if (match.captured().trimmed().isEmpty())
            continue;
        const std::optional<Token> token = tokenOf(match);
        if (!token)
            return none();
        tokens.push_back(*token);
    }
    if (at != text.size())
        return none();
    return tokens;
}

using Tokens = std::vector<Token>;

std::size_t count(const Tokens& tokens, Token::Kind kind)
{
    return static_cast<std::size_t>(std::ranges::count(tokens, kind, &Token::kind));
}

/// Position of the n-th (from 0) token of that kind; the end when there is none.
std::size_t position(const Tokens& tokens, Token::Kind kind, std::size_t n)
{
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (tokens[i].kind == kind && n-- == 0)
            return i;
    }
    return tokens.size();
}

/// Where the second angle begins.
std::size_t splitOf(const Tokens& tokens)
{
    if (count(tokens, Token::Kind::Separator) == 1)
        return position(tokens, Token::Kind::Separator, 0) + 1;
    if (count(tokens, Token::Kind::Axis) == 2) {
        return tokens.front().kind == Token::Kind::Axis ? position(tokens, Token::Kind::Axis, 1)
                                                        : position(tokens, Token::Kind::Axis, 0) + 1;
    }
    if (count(tokens, Token::Kind::Degree) == 2)
        return position(tokens, Token::Kind::Degree, 1) - 1;
    return position(tokens, Token::Kind::Number, count(tokens, Token::Kind::Number) / 2);
}

Read<Angle> angleOf(std::span<const Token> tokens)
{
    constexpr double sixty = 60.0;
    Angle angle;
    int labels = 0;
    int sign = 1;
    std::vector<Token> numbers;
    for (const Token& token : tokens) {
        switch (token.kind) {
        case Token::Kind::Axis:
            angle.axis = token.axis;
            sign = token.sign;
            ++labels;
            break;
        case Token::Kind::Number:
            numbers.push_back(token);
            break;
        case Token::Kind::Degree:
        case Token::Kind::Minute:
        case Token::Kind::Second:
            if (numbers.size() != static_cast<std::size_t>(token.kind))
                return none();
            break;
        case Token::Kind::Separator:
            break;
        }
    }
    if (numbers.empty() || numbers.size() > 3 || labels > 1)
        return none();
    double part = 0;
    for (std::size_t i = numbers.size() - 1; i > 0; --i) {
        if (std::signbit(numbers[i].number))
            return none();
        if (numbers[i].number >= sixty || numbers[i - 1].fraction)
            return std::unexpected(CoordinateProblem::Sixtieths);
        part = (part + numbers[i].number) / sixty;
    }
    const double whole = numbers.front().number;
    angle.degrees = sign * (std::signbit(whole) ? whole - part : whole + part);
    return angle;
}

Read<CoordinateReading> readingOf(double lon, double lat, bool guessed)
{
    if (std::abs(lat) > 90)
        return std::unexpected(CoordinateProblem::Latitude);
    if (std::abs(lon) > 180)
        return std::unexpected(CoordinateProblem::Longitude);
    return CoordinateReading{.lon = lon, .lat = lat, .datum = std::nullopt, .orderGuessed = guessed};
}

Read<std::vector<CoordinateReading>> readingsOf(const Angle& first, const Angle& second)
{
    if (first.axis != Axis::Unknown && first.axis == second.axis)
        return none();
    const auto one = [](const Angle& lon, const Angle& lat) -> Read<std::vector<CoordinateReading>> {
        const Read<CoordinateReading> reading = readingOf(lon.degrees, lat.degrees, false);
        if (!reading)
            return std::unexpected(reading.error());
        return std::vector{*reading};
    };
    if (first.axis == Axis::Lon || second.axis == Axis::Lat)
        return one(first, second);
    if (first.axis == Axis::Lat || second.axis == Axis::Lon)
        return one(second, first);
    constexpr double fullTurn = 360.0;
    if (std::abs(first.degrees) > fullTurn || std::abs(second.degrees) > fullTurn)
        return none(); // Numbers of something else.
    if (std::abs(second.degrees) > 90 && std::abs(first.degrees) <= 90)
        return one(second, first);
    if (std::abs(first.degrees) > 90)
        return one(first, second);
    const Read<CoordinateReading> usual = readingOf(first.degrees, second.degrees, true);
    const Read<CoordinateReading> other = readingOf(second.degrees, first.degrees, true);
    if (!usual || !other)
        return none();
    if (*usual == *other)
        return std::vector{*usual};
    return std::vector{*usual, *other};
}

} // namespace

std::expected<std::vector<CoordinateReading>, CoordinateProblem> parseCoordinates(QStringView text)
{
    QString words = text.toString().toUpper();
    const std::optional<Datum> datum = takeDatum(words); // First: 百度 has a 度 of its own.
    const Read<Tokens> tokens = tokensOf(plainText(words));
    if (!tokens)
        return std::unexpected(tokens.error());
    const std::size_t numbers = count(*tokens, Token::Kind::Number);
    if (numbers < 2 || (numbers == tokens->size() && numbers % 2 != 0))
        return none();
    const std::size_t split = splitOf(*tokens);
    const std::span all(*tokens);
    const Read<Angle> first = angleOf(all.first(split));
    const Read<Angle> second = angleOf(all.subspan(split));
    if (!first || !second)
        return std::unexpected(first ? second.error() : first.error());
    Read<std::vector<CoordinateReading>> readings = readingsOf(*first, *second);
    if (readings) {
        for (CoordinateReading& reading : *readings)
            reading.datum = datum;
    }
    return readings;
}

QString sexagesimalText(double lon, double lat)
{
    constexpr qint64 tenths = 36'000; // Of a second in a degree.
    const auto part = [](double degrees, QChar positive, QChar negative) {
        const qint64 whole = std::llround(std::abs(degrees) * tenths);
        return u"%1°%2′%3″%4"_s.arg(whole / tenths)
            .arg(whole % tenths / 600, 2, 10, QChar(u'0'))
            .arg(static_cast<double>(whole % 600) / 10.0, 4, 'f', 1, QChar(u'0'))
            .arg(degrees < 0 ? negative : positive);
    };
    return part(lon, u'E', u'W') + u' ' + part(lat, u'N', u'S');
}

} // namespace onescreen::geo
