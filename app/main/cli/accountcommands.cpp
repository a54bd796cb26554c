// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main/cli/accountcommands.h"

#include "app/main/cli/accesswords.h"
#include "app/main/cli/accountrun.h"
#include "app/main/cli/letin.h"
#include "app/main/cli/passwordprompt.h"
#include "app/remote/access/tokenfile.h"

#include <QJsonArray>

#include <CLI/CLI.hpp>

#include <functional>
#include <memory>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

/// The words of all account commands; each uses those that it declares.
struct AccountWords
{
    AccessWords access;
    std::string as;      ///< Who does it.
    std::string account; ///< Whom it is about; a device's id or code.
    std::string name;
    std::string code;
    std::vector<std::string> roles;
    std::vector<std::string> regions;
    bool everywhere = false;
    bool disable = false;
    bool enable = false;
    bool newPassword = false;
};

QString text(const std::string& word)
{
    return QString::fromStdString(word);
}

QString pathTo(QStringView collection, const std::string& which)
{
    return collection.toString() + u'/' + text(which);
}

QJsonArray list(const std::vector<std::string>& words)
{
    QJsonArray array;
    for (const std::string& word : words)
        array.append(text(word));
    return array;
}

QString joined(const QJsonValue& value, const QString& whenEmpty)
{
    QStringList words;
    for (const QJsonValue& one : value.toArray())
        words << one.toString();
    return words.isEmpty() ? whenEmpty : words.join(u',');
}

void printAccount(const QJsonObject& account, QTextStream& out)
{
    out << account[u"account"_s].toString() << '\t' << account[u"name"_s].toString() << '\t'
        << joined(account[u"roles"_s], u"-"_s) << '\t' << joined(account[u"regions"_s], u"everywhere"_s)
        << '\t' << (account[u"disabled"_s].toBool() ? "disabled" : "enabled") << Qt::endl;
}

void printDevice(const QJsonObject& device, QTextStream& out)
{
    out << device[u"id"_s].toString() << '\t' << device[u"name"_s].toString() << '\t'
        << joined(device[u"regions"_s], u"everywhere"_s) << '\t' << device[u"created"_s].toString()
        << Qt::endl;
}

using Work = std::function<Result<void>(AccountRun&)>;

/// Runs `work` at the server, signed in as --as when there is one.
void runAt(const AccountWords& words, CliContext& context, const Work& work)
{
    const auto address = words.access.address();
    const auto options = words.access.options();
    if (!address || !options)
        return context.fail(!address ? address.error() : options.error());
    AccountRun run(*address, options->tls);
    if (!words.as.empty()) {
        const auto password = askPassword(context.err, u"Password of %1"_s.arg(text(words.as)));
        const auto in = password ? run.signIn(text(words.as), *password) : std::unexpected(password.error());
        if (!in)
            return context.fail(in.error());
    }
    if (const auto done = work(run); !done)
        context.fail(done.error());
}

Result<void> printed(const Result<QJsonObject>& answer, const std::function<void(const QJsonObject&)>& print)
{
    if (!answer)
        return std::unexpected(answer.error());
    print(*answer);
    return {};
}

Result<void> setUp(const AccountWords& words, CliContext& context, AccountRun& run)
{
    const auto password = askPassword(context.err, u"New password of %1"_s.arg(text(words.account)));
    if (!password)
        return std::unexpected(password.error());
    return printed(run.post(authpath::setup.toString(), {{u"code"_s, text(words.code)},
                                                         {u"account"_s, text(words.account)},
                                                         {u"name"_s, text(words.name)},
                                                         {u"password"_s, *password}}),
                   [&](const QJsonObject& session) {
                       context.out << "The administrator " << session[u"account"_s].toString() << " is made."
                                   << Qt::endl;
                   });
}

Result<void> add(const AccountWords& words, CliContext& context, AccountRun& run)
{
    const auto password = askPassword(context.err, u"New password of %1"_s.arg(text(words.account)));
    if (!password)
        return std::unexpected(password.error());
    return printed(run.post(authpath::accounts.toString(), {{u"account"_s, text(words.account)},
                                                            {u"name"_s, text(words.name)},
                                                            {u"roles"_s, list(words.roles)},
                                                            {u"regions"_s, list(words.regions)},
                                                            {u"password"_s, *password}}),
                   [&](const QJsonObject& account) { printAccount(account, context.out); });
}

Result<void> change(const AccountWords& words, CliContext& context, AccountRun& run)
{
    QJsonObject body;
    if (!words.name.empty())
        body[u"name"_s] = text(words.name);
    if (!words.roles.empty())
        body[u"roles"_s] = list(words.roles);
    if (!words.regions.empty() || words.everywhere)
        body[u"regions"_s] = list(words.regions);
    if (words.disable || words.enable)
        body[u"disabled"_s] = words.disable;
    if (words.newPassword) {
        const auto password = askPassword(context.err, u"New password of %1"_s.arg(text(words.account)));
        if (!password)
            return std::unexpected(password.error());
        body[u"password"_s] = *password;
    }
    if (body.isEmpty())
        return failure(ErrorKind::Invalid, u"nothing is to be changed"_s, {.field = u"--help"_s});
    return printed(run.patch(pathTo(authpath::accounts, words.account), body),
                   [&](const QJsonObject& account) { printAccount(account, context.out); });
}

Result<void> ownPassword(const AccountWords& words, CliContext& context, AccountRun& run)
{
    const auto old = askPassword(context.err, u"Old password, once more"_s);
    const auto fresh = askPassword(context.err, u"New password of %1"_s.arg(text(words.as)));
    if (!old || !fresh)
        return std::unexpected(!old ? old.error() : fresh.error());
    return printed(run.post(authpath::password.toString(), {{u"old"_s, *old}, {u"new"_s, *fresh}}),
                   [&](const QJsonObject&) { context.out << "The password is changed." << Qt::endl; });
}

Result<void> storeSignIn(const AccountWords& words, CliContext& context, AccountRun& run)
{
    const auto machine = machineIdentity();
    if (!machine)
        return std::unexpected(machine.error());
    const QString path = text(words.access.tokenFile);
    if (const auto written = TokenFile(path, *machine).write(run.keep()); !written)
        return written;
    context.out << "The sign-in is kept in " << path << '.' << Qt::endl;
    return {};
}

class Commands
{
public:
    Commands(CLI::App& app, CliContext& context)
        : m_words(std::make_shared<AccountWords>()), m_context(context),
          m_group(*app.add_subcommand("account", "Accounts, walls and the sign-in of this machine"))
    {
        m_group.require_subcommand(1);
    }

    /// A command that somebody answers for.
    CLI::App& command(const char* name, const char* what, bool signedIn = true)
    {
        CLI::App& made = *m_group.add_subcommand(name, what);
        made.add_option("--central", m_words->access.central, "Address of the server")->required();
        addAccessOptions(made, m_words->access, false);
        if (signedIn)
            made.add_option("--as", m_words->as,
                            "Account that does it; its password is asked for, or read from standard input")
                ->required();
        return made;
    }
    void does(CLI::App& command,
              std::function<Result<void>(const AccountWords&, CliContext&, AccountRun&)> work)
    {
        command.callback([words = m_words, &context = m_context, work = std::move(work)] {
            runAt(*words, context, [&](AccountRun& run) { return work(*words, context, run); });
        });
    }
    void subject(CLI::App& command, const char* what)
    {
        command.add_option("which", m_words->account, what)->required();
    }
    void tokenFile(CLI::App& command)
    {
        command.add_option("--token-file", m_words->access.tokenFile, "File for the sign-in")->required();
    }
    void regions(CLI::App& command)
    {
        command
            .add_option("--region", m_words->regions,
                        "First digits of the codes of a region; repeatable; none is everywhere")
            ->allow_extra_args(false);
    }
    void roles(CLI::App& command, bool required)
    {
        command
            .add_option("--role", m_words->roles,
                        "shift_lead, dispatcher, intake, legal, leader, analyst, administrator or feed; "
                        "repeatable")
            ->allow_extra_args(false)
            ->required(required);
    }
    void name(CLI::App& command, bool required)
    {
        command.add_option("--name", m_words->name, "Name for people")->required(required);
    }

    void addPeople();
    void addMachines();

private:
    std::shared_ptr<AccountWords> m_words;
    CliContext& m_context;
    CLI::App& m_group;
};

void Commands::addPeople()
{
    CLI::App& first =
        command("setup", "Make the first administrator, with the code that the server printed", false);
    first.add_option("--code", m_words->code, "The one-time code")->required();
    subject(first, "Account to be made");
    name(first, true);
    does(first, setUp);

    does(command("list", "The people who may sign in"),
         [](const AccountWords&, CliContext& context, AccountRun& run) {
             return printed(run.get(authpath::accounts.toString()), [&](const QJsonObject& answer) {
                 for (const QJsonValue& one : answer[u"accounts"_s].toArray())
                     printAccount(one.toObject(), context.out);
             });
         });

    CLI::App& fresh = command("add", "A new account");
    subject(fresh, "Its name for signing in: small letters, digits, . _ -");
    name(fresh, true);
    roles(fresh, true);
    regions(fresh);
    does(fresh, add);

    CLI::App& changed = command("change", "Change an account; what is not named stays");
    subject(changed, "The account");
    name(changed, false);
    roles(changed, false);
    regions(changed);
    changed.add_flag("--everywhere", m_words->everywhere, "All regions");
    auto* disable = changed.add_flag("--disable", m_words->disable, "Nobody can sign in with it any more");
    changed.add_flag("--enable", m_words->enable, "The opposite")->excludes(disable);
    changed.add_flag("--new-password", m_words->newPassword,
                     "Asks for another password, and ends its sessions");
    does(changed, change);

    does(command("password", "Another password for oneself"), ownPassword);
}

void Commands::addMachines()
{
    does(command("devices", "The walls and seats that were let in"),
         [](const AccountWords&, CliContext& context, AccountRun& run) {
             return printed(run.get(authpath::devices.toString()), [&](const QJsonObject& answer) {
                 for (const QJsonValue& one : answer[u"devices"_s].toArray())
                     printDevice(one.toObject(), context.out);
             });
         });

    CLI::App& approve = command("approve", "Let a wall in, read-only, by the code that it shows");
    subject(approve, "The code");
    name(approve, true);
    regions(approve);
    does(approve, [](const AccountWords& words, CliContext& context, AccountRun& run) {
        return printed(run.post(authpath::devices.toString(), {{u"user_code"_s, text(words.account)},
                                                               {u"name"_s, text(words.name)},
                                                               {u"regions"_s, list(words.regions)}}),
                       [&](const QJsonObject& device) { printDevice(device, context.out); });
    });

    CLI::App& remove = command("remove-device", "Shut a wall out, at once");
    subject(remove, "Its id, as 'devices' prints it");
    does(remove, [](const AccountWords& words, CliContext& context, AccountRun& run) {
        return printed(run.remove(pathTo(authpath::devices, words.account)),
                       [&](const QJsonObject&) { context.out << "It is out." << Qt::endl; });
    });

    CLI::App& kept = command("sign-in", "Keep a sign-in in a file for programs without a person (imports)");
    tokenFile(kept);
    does(kept, storeSignIn);

    CLI::App& machine = command("let-in", "Ask to be let in as a device, and wait until it is", false);
    tokenFile(machine);
    name(machine, true);
    machine.callback([words = m_words, &context = m_context] {
        const auto address = words->access.address();
        const auto options = words->access.options();
        if (!address || !options)
            return context.fail(!address ? address.error() : options.error());
        letIn(*address, *options, text(words->name), context);
    });
}

} // namespace

void addAccountCommands(CLI::App& app, CliContext& context)
{
    Commands commands(app, context);
    commands.addPeople();
    commands.addMachines();
}

} // namespace onescreen
