"""Prints the names of all the auth types that the installed packages bring, each with its package."""
import json
from importlib.metadata import entry_points

from keystoneauth1 import loading

packages = {entry.name: entry.dist.name for entry in entry_points(group="keystoneauth1.plugin")}
print(json.dumps({name: packages.get(name) for name in sorted(loading.get_available_plugin_loaders())}))
