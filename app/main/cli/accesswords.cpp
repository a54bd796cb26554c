// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main/cli/accesswords.h"

#include <CLI/CLI.hpp>

using namespace Qt::StringLiterals;

namespace onescreen {

Result<QUrl> AccessWords::address() const
{
    const QUrl url(QString::fromStdString(central), QUrl::StrictMode);
    const bool isHttp = url.scheme() == "http"_L1 || url.scheme() == "https"_L1;
    if (!url.isValid() || url.host().isEmpty() || !isHttp)
        return failure(ErrorKind::Invalid,
                       u"'%1' is not an http or https address"_s.arg(QString::fromStdString(central)),
                       {.field = u"--central"_s});
    if ((!ca.empty() || !pins.empty()) && url.scheme() != "https"_L1)
        return failure(ErrorKind::Invalid, u"--ca and --pin need an https address"_s,
                       {.field = u"--central"_s});
    return url;
}

Result<AccessOptions> AccessWords::options() const
{
    QStringList words;
    for (const std::string& pin : pins)
        words << QString::fromStdString(pin);
    auto made = accessOptions(QString::fromStdString(ca), words, QString::fromStdString(tokenFile));
    if (!made && made.error().kind == ErrorKind::Invalid)
        made.error().place.field = (pins.empty() ? u"--ca"_s : u"--pin"_s) +
                                   (made.error().place.field.isEmpty() ? QString() : u": "_s) +
                                   made.error().place.field;
    return made;
}

void addAccessOptions(CLI::App& command, AccessWords& words, bool signedIn)
{
    command.add_option("--ca", words.ca, "File with the certificates (PEM) that alone are trusted for https");
    command
        .add_option("--pin", words.pins,
                    "Base64 of the SHA-256 of the server's public key; at least two, repeatable")
        ->allow_extra_args(false);
    if (signedIn)
        command.add_option("--token-file", words.tokenFile,
                           "File with the sign-in of this machine (account sign-in, account let-in)");
}

} // namespace onescreen
