// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>

#include <functional>

namespace onescreen {

/// Who knows the access token. Used on one thread. The token is never written anywhere.
class Authority
{
public:
    Authority() = default;
    virtual ~Authority() = default;
    Authority(const Authority&) = delete;
    Authority& operator=(const Authority&) = delete;

    /// The token that holds now; empty when there is none, or none is needed.
    [[nodiscard]] virtual QByteArray token() const = 0;
    /// The server did not take `used`. `done` is called once, from the event loop, and not at all when
    /// `context` has gone by then: true when another token is there to try with.
    virtual void refused(const QByteArray& used, QObject* context, std::function<void(bool)> done) = 0;
};

} // namespace onescreen
