// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace onescreen {

/// What a model can show at this moment. With Error the last good data stay and error() says what happened.
enum class ModelState {
    Loading, ///< Nothing has been answered yet.
    Ready,
    Empty,   ///< Answered: there is nothing of this kind at all.
    NoMatch, ///< Answered: nothing matches the filter.
    Error,
};

} // namespace onescreen
