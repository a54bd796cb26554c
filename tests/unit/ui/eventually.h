// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTest>

namespace onescreen::test {

/// Runs the event loop until the condition holds, at most five seconds; returns whether it does. Goes on at
/// once when it does, so a passing test never waits longer than it has to.
template <typename Condition> bool eventually(Condition condition)
{
    return QTest::qWaitFor(condition, 5000);
}

} // namespace onescreen::test
