// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtTypes>

#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>
#include <iostream>

namespace onescreen::test {

/// Runs `history` with the seeds 1 to `usual`, or to ONESCREEN_HISTORIES when that is set, from
/// ONESCREEN_FIRST_HISTORY on, and ends with the first seed that fails. Says how many there were in a minute.
template <typename History> void eachHistory(const char* name, quint64 usual, History history)
{
    const auto number = [](const char* variable, quint64 otherwise) {
        const char* text = std::getenv(variable); // NOLINT(concurrency-mt-unsafe): nobody sets it
        return text != nullptr ? std::strtoull(text, nullptr, 10) : otherwise;
    };
    const quint64 first = number("ONESCREEN_FIRST_HISTORY", 1);
    const quint64 count = number("ONESCREEN_HISTORIES", usual);
    const auto begin = std::chrono::steady_clock::now();
    for (quint64 seed = first; seed < first + count; ++seed) {
        history(seed);
        if (testing::Test::HasFailure()) {
            ADD_FAILURE() << "seed " << seed;
            return;
        }
    }
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    std::cout << name << ": " << count << " histories, "
              << static_cast<qint64>(static_cast<double>(count) * 60 / took.count()) << " a minute\n";
}

} // namespace onescreen::test
