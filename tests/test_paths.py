from pathlib import Path

from handbook.paths import UserFolders, user_folders


def test_data_dir_option_comes_before_the_environment(tmp_path: Path) -> None:
    folders = user_folders(
        tmp_path / "option", environment={"HANDBOOK_DATA_DIR": str(tmp_path / "variable")}
    )
    assert folders == UserFolders.below(tmp_path / "option")


def test_environment_comes_before_the_portable_marker(tmp_path: Path) -> None:
    (tmp_path / "portable.txt").touch()
    folders = user_folders(
        environment={"HANDBOOK_DATA_DIR": str(tmp_path / "variable")}, program=tmp_path
    )
    assert folders == UserFolders.below(tmp_path / "variable")


def test_either_marker_makes_the_program_portable(tmp_path: Path) -> None:
    for marker in ("portable.txt", ".portable"):
        program = tmp_path / marker.strip(".")
        program.mkdir()
        (program / marker).touch()
        folders = user_folders(environment={}, program=program)
        assert folders == UserFolders.below(program / "data")


def test_without_a_marker_nothing_goes_beside_the_program(tmp_path: Path) -> None:
    folders = user_folders(environment={}, program=tmp_path)
    assert tmp_path not in folders.data.parents


def test_asking_for_the_folders_makes_none(tmp_path: Path) -> None:
    user_folders(tmp_path / "later", environment={})
    assert list(tmp_path.iterdir()) == []
