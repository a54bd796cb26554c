// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/geopoint.h"

#include <QString>

#include <array>
#include <optional>

namespace onescreen {

/// Who looks at a window; decides what its models hand out.
enum class WindowClass { Wall, Duty, Leader, Analyst, Health };
inline constexpr std::array allWindowClasses{WindowClass::Wall, WindowClass::Duty, WindowClass::Leader,
                                             WindowClass::Analyst, WindowClass::Health};
QString windowClassName(WindowClass windowClass); ///< Word of command lines and settings: "wall", "duty", …
std::optional<WindowClass> windowClassFromName(QStringView name);

/// What a model may hand out; false means that it never leaves the model.
struct Redaction
{
    bool personNames = false;   ///< Staff, account and citizens' names.
    bool plates = false;        ///< Number plates.
    bool exactAddress = false;  ///< House, building and room numbers.
    bool exactPosition = false; ///< Otherwise positions are put on a grid of about 100 m.
    bool freeText = false;      ///< Descriptions and notes.
    bool title = false;         ///< Otherwise the category's name stands in the title's place.
    bool actions = false;       ///< Acknowledge, assign, note.

    friend bool operator==(const Redaction&, const Redaction&) = default;
};
Redaction redactionFor(WindowClass windowClass);

/// "昌国街道人民北路123号3幢201室（王女士家）" becomes "昌国街道人民北路"; road numbers (329国道) stay.
QString withoutHouseNumber(const QString& address);
/// Replaces telephone, identity-card and plate numbers and forms like 王女士 or 李某某 by "*".
QString withoutPersons(const QString& text);
/// The centre of the cell of 0.001 degree that holds the point.
GeoPoint coarsened(GeoPoint point);

} // namespace onescreen
