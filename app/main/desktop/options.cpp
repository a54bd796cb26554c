// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main/desktop/options.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QStandardPaths>

#include <CLI/CLI.hpp>

#include <iostream>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

/// The words as they were typed.
struct Words
{
    std::string central, cache, pack, catalogue, map, theme, language, address, capture, mapFile, size;
    std::string ca, tokenFile;
    std::vector<std::string> windows, scenes, pins;
};

QString text(const std::string& word)
{
    return QString::fromStdString(word);
}

CLI::ValidationError wrong(const char* option, const QString& why)
{
    return CLI::ValidationError(option, why.toStdString());
}

QUrl centralUrl(const std::string& word)
{
    const QUrl url(text(word), QUrl::StrictMode);
    const bool http = url.scheme() == "http"_L1 || url.scheme() == "https"_L1;
    if (!url.isValid() || !http || url.host().isEmpty())
        throw wrong("--central", u"'%1' is not an address like http://server:8080"_s.arg(text(word)));
    return url;
}

QSize pictureSize(const std::string& word)
{
    static const QRegularExpression form(u"^(\\d{3,5})x(\\d{3,5})$"_s);
    const QRegularExpressionMatch match = form.match(text(word));
    const QSize size(match.captured(1).toInt(), match.captured(2).toInt());
    if (!match.hasMatch() || size.width() < 320 || size.height() < 240 || size.width() > 16384 ||
        size.height() > 16384)
        throw wrong("--size",
                    u"'%1' is not a size like 1920x1080 (320x240 to 16384x16384)"_s.arg(text(word)));
    return size;
}

std::vector<WindowRequest> windowRequests(const std::vector<std::string>& words)
{
    std::vector<WindowRequest> requests;
    for (const std::string& word : words) {
        const std::optional<WindowRequest> request = WindowRequest::fromString(text(word));
        if (!request)
            throw wrong(
                "--window",
                u"'%1' is not wall, duty, leader, analyst or health, with @SCREEN or not"_s.arg(text(word)));
        requests.push_back(*request);
    }
    return requests;
}

void take(const Words& words, DesktopOptions& options)
{
    if (!words.central.empty())
        options.central = centralUrl(words.central);
    for (const std::string& pin : words.pins)
        options.pins << text(pin);
    options.caFile = text(words.ca);
    options.tokenFile = text(words.tokenFile);
    const bool guarded = !words.ca.empty() || !words.pins.empty();
    if (guarded && options.central && options.central->scheme() != "https"_L1)
        throw wrong("--central", u"--ca and --pin need an https address"_s);
    if (!words.size.empty())
        options.size = pictureSize(words.size);
    options.windows = windowRequests(words.windows);
    if (!words.address.empty()) {
        const Result<ViewAddress> address = ViewAddress::parse(text(words.address));
        if (!address)
            throw wrong("--address", address.error().toString());
        options.address = *address;
    }
    for (const std::string& scene : words.scenes)
        options.scenes << text(scene);
    options.cache = words.cache.empty() ? defaultCacheFolder() : text(words.cache);
    options.pack = text(words.pack);
    options.catalogue = text(words.catalogue);
    options.map = text(words.map);
    options.theme = text(words.theme);
    options.language = text(words.language);
    options.captureFolder = text(words.capture);
    options.mapFile = text(words.mapFile);
    static const QStringList pictures{u"png"_s, u"svg"_s, u"pdf"_s};
    if (!options.mapFile.isEmpty() && !pictures.contains(QFileInfo(options.mapFile).suffix().toLower()))
        throw wrong("--export-map", u"'%1' does not end in .png, .svg or .pdf"_s.arg(options.mapFile));
}

void declare(CLI::App& app, Words& words, DesktopOptions& options, int& limit)
{
    app.add_option("--central", words.central, "Address of the central API, for example http://server:8080");
    app.add_option("--ca", words.ca, "File with the certificates (PEM) that alone are trusted for https");
    app.add_option("--pin", words.pins,
                   "Base64 of the SHA-256 of the server's public key; at least two, repeatable")
        ->allow_extra_args(false);
    app.add_option("--token-file", words.tokenFile,
                   "Keep this machine's sign-in in this file, encrypted for this machine (walls without a "
                   "keyring)");
    app.add_option("--cache", words.cache, "Folder of the local cache");
    app.add_option("--catalogue", words.catalogue,
                   "File with the catalogue of indicators (default: the one that the program carries)");
    app.add_option("--pack", words.pack, "Folder of the data pack (map, regions, calendar)");
    app.add_option("--window", words.windows,
                   "wall, duty, leader, analyst or health; @1 puts it on the second screen; repeatable")
        ->allow_extra_args(false);
    app.add_option("--map", words.map, "Which view draws maps")
        ->check(CLI::IsMember({"auto", "raster", "location"}));
    app.add_option("--theme", words.theme, "Appearance")->check(CLI::IsMember({"night", "day"}));
    app.add_option("--lang", words.language, "Language")->check(CLI::IsMember({"zh_CN", "en"}));
    app.add_option("--address", words.address, "View to open, for example 'overview?area=330902&period=7d'");
    app.add_flag("--read-only", options.readOnly,
                 "Only look at the cache; another program may keep it in step");
    app.add_flag("--verbose", options.verbose, "Log details");
    app.add_option("--distance", options.distanceM, "Metres from the eye to the wall")
        ->check(CLI::Range(0.3, 50.0));
    app.add_option("--pitch", options.pixelPitchMm, "Millimetres from pixel to pixel of the wall")
        ->check(CLI::Range(0.05, 20.0));
    app.add_option("--capture", words.capture, "Write a picture of every scene into this folder and exit");
    app.add_option("--export-map", words.mapFile,
                   "Write the map of --address into this file (.png, .svg, .pdf) and exit");
    app.add_option("--dpi", options.dpi, "Pixels to an inch of the exported map")
        ->check(CLI::Range(36, 1200));
    app.add_option("--scene", words.scenes, "Only this scene; repeatable")->allow_extra_args(false);
    app.add_option("--size", words.size, "Size of the pictures, for example 1920x1080");
    app.add_option("--time-limit", limit, "Seconds that a scene may take")->check(CLI::Range(1, 3600));
    app.add_flag("--self-test", options.selfTest,
                 "Open every scene in every window class on an empty cache and exit");
    app.add_flag("--startup-report", options.startupReport,
                 "Print the time to the complete first scene as JSON and exit");
}

} // namespace

std::expected<DesktopOptions, int> parseOptions(int argc, const char* const* argv)
{
    CLI::App app("OneScreen: the screens of an enforcement command centre", "onescreen");
    app.set_version_flag("--version", ONESCREEN_VERSION);
    DesktopOptions options;
    Words words;
    int limit = 30;
    declare(app, words, options, limit);
    try {
        app.parse(argc, argv);
        take(words, options);
    } catch (const CLI::ParseError& error) {
        const int code = app.exit(error, std::cout, std::cerr);
        return std::unexpected(code == 0 ? ExitDone : ExitUsage);
    }
    options.timeLimit = std::chrono::seconds(limit);
    return options;
}

std::expected<void, int> settleOptions(DesktopOptions& options, const QStringList& sceneIds)
{
    const auto refuse = [](const char* option, const QString& why) {
        std::cerr << option << ": " << why.toStdString() << "\nRun with --help for more information.\n";
        return std::unexpected<int>(ExitUsage);
    };
    auto access = accessOptions(options.caFile, options.pins, options.tokenFile);
    if (!access)
        return refuse(options.pins.isEmpty() ? "--ca, --token-file" : "--ca, --pin, --token-file",
                      access.error().toString());
    options.access = *std::move(access);
    const auto unknown = [&sceneIds](const QString& scene) {
        return u"there is no scene %1; the scenes are %2"_s.arg(scene, sceneIds.join(u", "_s));
    };
    if (options.address && !sceneIds.contains(options.address->scene()))
        return refuse("--address", unknown(options.address->scene()));
    for (const QString& scene : options.scenes) {
        if (!sceneIds.contains(scene))
            return refuse("--scene", unknown(scene));
    }
    return {};
}

QString defaultCacheFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/onescreen/cache"_s;
}

} // namespace onescreen
