// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/main/common/accessoptions.h"

#include <QUrl>

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace onescreen {

/// The words of the options by which a command gets to a server.
struct AccessWords
{
    std::string central;
    std::string ca;
    std::string tokenFile;
    std::vector<std::string> pins;

    [[nodiscard]] Result<QUrl> address() const; ///< http or https with a host.
    [[nodiscard]] Result<AccessOptions> options() const;
};

/// --ca, --pin and, when `signedIn`, --token-file. `words` must outlive the parsing.
void addAccessOptions(CLI::App& command, AccessWords& words, bool signedIn);

} // namespace onescreen
